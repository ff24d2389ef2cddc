import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildVisitor, type Member, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildGreeting } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { notifyWaitingLeadsJob } from './index.ts';

let fd: TestFrontdesk;
let phone: Phone;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
beforeEach(async () => {
  phone = await openPhone(fd, { hasGreeting: false });
});

async function submit(count: number): Promise<void> {
  const { slug } = phone.workspace;
  for (let index = 0; index < count; index += 1)
    await mutate(
      fd,
      buildVisitor(),
      'submitForm',
      { name: 'Vera Visitor', phone: someone(), message: '', consent: true, slug },
      'workspaceName',
    );
  await phone.settle();
}
const report = () => notifyWaitingLeadsJob(fd.services)();
const chooseGreeting = () => buildGreeting(fd, phone.workspace, phone.accountSid);
const greet = async () => mutate(fd, await signedInAgain(fd, phone.owner), 'scheduleGreetings', { perMinute: 60 });
const pause = (agentPausedAt: Date | null) =>
  phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
/** Returns the numbers of waiting leads that a member was notified of, oldest notification first. */
const reportsTo = async ({ memberId }: Member) =>
  (
    await rows<{ detail: string }>(
      fd,
      "select detail from notifications where member_id = $1 and kind = 'LEADS_GREETABLE' order by created_at, id",
      [memberId],
    )
  ).map(({ detail }) => Number(detail));

describe('members who manage leads', () => {
  it('are notified once, with the number of leads, when a greeting template can be sent, and nothing is sent [AG-14]', async () => {
    const viewer = await buildMember(fd, phone.workspace, { role: 'viewer' });
    await submit(2);
    await report();
    // Precondition: the setup is incomplete.
    expect(await reportsTo(phone.owner)).toEqual([]);
    await chooseGreeting();
    await report();
    await report();
    expect(await reportsTo(phone.owner)).toEqual([2]);
    expect(await reportsTo(viewer)).toEqual([]);
    await phone.settle();
    expect(phone.fakes.sent).toEqual([]);
    const owner = as(fd, await signedInAgain(fd, phone.owner));
    const { notifications } = await owner.ok(
      '{ notifications(first: 5) { edges { node { kind detail actorName } } } }',
    );
    expect(notifications.edges[0].node).toEqual({ kind: 'LEADS_GREETABLE', detail: '2', actorName: null });
  });

  it('are notified when the account of the channel is connected', async () => {
    await chooseGreeting();
    const integrations = await phone.db.read((tx) => tx.integration.findMany({ where: { provider: 'TWILIO' } }));
    await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'TWILIO' } }));
    await submit(1);
    await report();
    // Precondition: without an account the lead cannot be greeted.
    expect(await reportsTo(phone.owner)).toEqual([]);
    const { id: workspaceId } = phone.workspace;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the deleted row was read from this table, so its columns are valid input.
    await phone.db.write((tx) => tx.integration.create({ data: { ...integrations[0], workspaceId } as never }));
    await report();
    expect(await reportsTo(phone.owner)).toEqual([1]);
  });

  it('are notified after the pause, not during it', async () => {
    await chooseGreeting();
    await pause(fd.services.clock());
    await submit(1);
    await report();
    expect(await reportsTo(phone.owner)).toEqual([]);
    await pause(null);
    await report();
    expect(await reportsTo(phone.owner)).toEqual([1]);
  });

  it('are not notified of leads whose greetings a member has already started', async () => {
    await submit(1);
    await chooseGreeting();
    expect(await greet()).toMatchObject({ outcome: 'ok' });
    await report();
    expect(await reportsTo(phone.owner)).toEqual([]);
  });

  it('are notified again of leads that begin to wait later', async () => {
    await submit(1);
    const templateId = await chooseGreeting();
    await report();
    const setStatus = (status: string) =>
      phone.db.write((tx) => tx.whatsAppTemplate.updateMany({ where: { id: templateId }, data: { status } }));
    await setStatus('PAUSED');
    await submit(1);
    await setStatus('APPROVED');
    await report();
    expect(await reportsTo(phone.owner)).toEqual([1, 2]);
  });
});
