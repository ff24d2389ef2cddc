import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildVisitor, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildGreeting, buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { leadOf, messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const openWithoutGreeting = () => openPhone(fd, { hasGreeting: false });
const submit = (phone: Phone, number: string) =>
  mutate(fd, buildVisitor(), 'submitForm', {
    name: 'Vera Visitor',
    phone: number,
    message: '',
    consent: true,
    slug: phone.workspace.slug,
  });
const ownerOf = async ({ owner }: Phone) => signedInAgain(fd, owner);
const greet = async (phone: Phone) => mutate(fd, await ownerOf(phone), 'scheduleGreetings', { perMinute: 60 }, 'count');
const reasonOf = async (phone: Phone, number: string) => (await leadOf(phone, number))?.waitingReason;
const noticesOf = ({ workspace }: Phone) =>
  rows(fd, "select member_id from notifications where workspace_id = $1 and kind = 'GREETING_TEMPLATE_MISSING'", [
    workspace.id,
  ]);

describe('a lead who never wrote, in a workspace without a greeting template', () => {
  it('waits with its own reason, and is greeted when a template is chosen and a member starts the greetings [AG-14]', async () => {
    const phone = await openWithoutGreeting();
    const number = someone();
    await submit(phone, number);
    await phone.settle();
    expect(await leadOf(phone, number)).toMatchObject({ waitingReason: 'NO_GREETING_TEMPLATE', greetedAt: null });
    expect(phone.fakes.sent).toEqual([]);
    expect(phone.fakes.asked).toEqual([]);
    const { leadBacklog } = await as(fd, await ownerOf(phone)).ok('{ leadBacklog { count waitingReasons } }');
    expect(leadBacklog).toEqual({ count: 1, waitingReasons: ['NO_GREETING_TEMPLATE'] });
    expect(await greet(phone)).toMatchObject({ code: 'GREETING_TEMPLATE_MISSING' });
    const templateId = await buildGreeting(fd, phone.workspace, phone.accountSid);
    expect(await greet(phone)).toMatchObject({ count: 1 });
    await phone.settle();
    expect(await messagesOf(phone)).toMatchObject([
      { body: 'Hello Vera Visitor, may we ask?', templateId, status: 'SENT' },
    ]);
    expect(await reasonOf(phone, number)).toBeNull();
  });

  it('notifies the members who manage leads once', async () => {
    const phone = await openWithoutGreeting();
    await buildMember(fd, phone.workspace, { role: 'viewer' });
    for (const number of [someone(), someone()]) await submit(phone, number);
    await phone.settle();
    expect(await noticesOf(phone)).toEqual([{ member_id: phone.owner.memberId }]);
  });

  it('is greeted with free text if the contact wrote within the last day', async () => {
    const phone = await openWithoutGreeting();
    const number = someone();
    await phone.say(number, 'Hello');
    await phone.settle();
    fd.advance({ hours: 3 });
    await submit(phone, number);
    await phone.settle();
    const sent = (await messagesOf(phone)).filter(({ direction }) => direction === 'OUT');
    expect(sent.map(({ templateId }) => templateId)).toEqual([null, null]);
    expect(await reasonOf(phone, number)).toBeNull();
  });
});

it('a lead greeted with a template gets free text after its first message', async () => {
  const phone = await openPhone(fd);
  const number = someone();
  await submit(phone, number);
  await phone.settle();
  expect(phone.fakes.sent).toHaveLength(1);
  await phone.say(number, 'Yes, please');
  await phone.settle();
  const [greeting, reply] = await messagesOf(phone).then((all) => all.filter((one) => one.direction === 'OUT'));
  expect(greeting?.templateId).not.toBeNull();
  expect(reply).toMatchObject({ templateId: null, body: expect.stringContaining('?') });
});

it.each([
  ['was paused', { status: 'PAUSED' }],
  ['was removed at the provider', { removedAt: new Date() }],
  ['belongs to another account', { accountId: 'AC of another account' }],
])('a greeting template that %s is not sent, and the lead waits', async (_, change) => {
  const phone = await openPhone(fd);
  const [before, after] = [someone(), someone()];
  await submit(phone, before);
  await phone.settle();
  // Precondition: the template greets leads.
  expect(await messagesOf(phone)).toMatchObject([{ status: 'SENT' }]);
  await phone.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: change }));
  await submit(phone, after);
  await phone.settle();
  expect(await reasonOf(phone, after)).toBe('NO_GREETING_TEMPLATE');
  expect(phone.fakes.sent).toHaveLength(1);
});

it('a greeting template of the Twilio account is not sent by a number of WhatsApp Cloud', async () => {
  const phone = await openPhone(fd);
  await buildPhoneConfig(fd, phone.workspace, phone.owner, { state: 'ACTIVE', activatedAt: fd.services.clock() });
  const number = someone();
  await submit(phone, number);
  await phone.settle();
  expect(await reasonOf(phone, number)).toBe('NO_GREETING_TEMPLATE');
});

it('hands off instead of sending free text when the template is withdrawn before the agent writes', async () => {
  const phone = await openPhone(fd);
  await submit(phone, someone());
  const greetLead = phone.jobs.greet_lead;
  phone.jobs.greet_lead = async (payload, helpers) => {
    await greetLead?.(payload, helpers);
    await phone.db.write((tx) => tx.whatsAppTemplate.updateMany({ data: { status: 'REJECTED' } }));
  };
  await phone.settle();
  expect(phone.fakes.sent).toEqual([]);
  const query = '{ conversations(first: 5) { edges { node { mode handoffs(last: 5) { nodes { code } } } } } }';
  const { conversations } = await as(fd, await ownerOf(phone)).ok(query);
  expect(conversations.edges).toEqual([
    { node: { mode: 'PAUSED', handoffs: { nodes: [{ code: 'OUTSIDE_WINDOW' }] } } },
  ]);
});
