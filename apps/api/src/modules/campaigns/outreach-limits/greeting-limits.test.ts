import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVisitor } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const submit = (phone: Phone, number: string, visitor: object = buildVisitor()) =>
  mutate(
    fd,
    visitor,
    'submitForm',
    { name: 'Vera Visitor', phone: number, consent: true, slug: phone.workspace.slug },
    'workspaceName',
  );
const greeted = ({ fakes: world }: Phone) => world.sent.map(({ to }) => to);
const reasonsOf = async ({ db }: Phone) =>
  (await db.read((tx) => tx.lead.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))).map(
    ({ suppressedKind, suppressedReason }) => suppressedReason && `${suppressedKind} ${suppressedReason}`,
  );

/** Runs the jobs of all new leads concurrently. */
async function greetConcurrently(phone: Phone) {
  const jobs = await rows<{ payload: object }>(
    fd,
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'greet_lead' and j.payload ->> 'workspaceId' = $1 returning j.payload`,
    [phone.workspace.id],
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this task does not use its helpers, so an empty object can replace them.
  await Promise.all(jobs.map(async ({ payload }) => phone.jobs.greet_lead?.(payload, {} as never)));
}

describe('the WhatsApp greeting of a lead', () => {
  it.each([
    ['a satellite number', '+8821612345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['an international premium rate number', '+979123456789', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a number of another country', '+5352123456', 'COUNTRY_NOT_ALLOWED'],
  ])('is not sent to %s, and the lead shows why [S2]', async (_what, number, reason) => {
    const phone = await openPhone(fd);
    const allowed = someone();
    expect(await submit(phone, number)).toEqual(await submit(phone, allowed));
    await phone.settle();
    expect(greeted(phone)).toEqual([allowed]);
    expect(await reasonsOf(phone)).toEqual([`GREETING ${reason}`, null]);
    expect(await phone.db.read((tx) => tx.contact.count())).toBe(1);
  });

  it('is sent once for three forms with one number that are processed in parallel [S2]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await Promise.all([1, 2, 3].map(() => submit(phone, number)));
    await greetConcurrently(phone);
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
  });

  it('stops at the daily limit of the workspace for many forms that are processed in parallel [S2]', async () => {
    const phone = await openPhone(fd);
    await setLimits(fd, phone.workspace, { dailyPerWorkspace: 5 });
    await Promise.all(Array.from({ length: 40 }, () => submit(phone, someone())));
    await greetConcurrently(phone);
    await phone.settle();
    expect(greeted(phone)).toHaveLength(5);
    const reasons = await reasonsOf(phone);
    expect(reasons.filter((reason) => reason === 'GREETING WORKSPACE_DAILY_LIMIT')).toHaveLength(35);
    expect(await phone.db.read((tx) => tx.contact.count())).toBe(5);
  });

  it('stops at the spend limit, counted by the estimate [S2]', async () => {
    const phone = await openPhone(fd);
    await setLimits(fd, phone.workspace, { dailySpendCents: 100 });
    for (let count = 0; count < 7; count += 1) await submit(phone, someone());
    await phone.settle();
    // Each greeting is estimated at 15 cents.
    expect(greeted(phone)).toHaveLength(6);
    expect((await reasonsOf(phone)).at(-1)).toBe('GREETING SPEND_LIMIT');
  });

  it('checks the country again when the greeting is sent [S2]', async () => {
    const phone = await openPhone(fd);
    await setLimits(fd, phone.workspace, { otherCountries: ['FR'] });
    await submit(phone, '+33612345678');
    await greetConcurrently(phone);
    await setLimits(fd, phone.workspace, { otherCountries: [] });
    await phone.settle();
    expect(greeted(phone)).toEqual([]);
    const [message] = await phone.db.read((tx) => tx.message.findMany());
    expect(message).toMatchObject({ status: 'SUPPRESSED' });
  });

  it('counts nothing while the workspace is paused [S2]', async () => {
    const phone = await openPhone(fd);
    const pause = (agentPausedAt: Date | null) =>
      phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
    await pause(new Date());
    await submit(phone, someone());
    await phone.settle();
    expect(await phone.db.read((tx) => tx.outreachAttempt.count())).toBe(0);
    await pause(null);
    await submit(phone, someone());
    await phone.settle();
    // Precondition: a greeting is counted while the workspace is not paused.
    expect(await phone.db.read((tx) => tx.outreachAttempt.count())).toBe(1);
  });

  it('answers a contact who writes from a country that is not allowed', async () => {
    const phone = await openPhone(fd);
    await phone.say('+5352123456', 'Hello, are you open?');
    await phone.settle();
    expect(greeted(phone)).toContain('+5352123456');
  });
});
