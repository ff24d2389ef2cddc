import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildVisitor, signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const openUnpublished = () => openPhone(fd, { isPublished: false });
const versions = ({ workspace }: Phone) =>
  rows(fd, 'select 1 from agent_versions where workspace_id = $1', [workspace.id]);
const ownerOf = async ({ owner }: Phone) => signedInAgain(fd, owner);
const HANDOFFS = '{ conversations(first: 5) { edges { node { mode handoffs(last: 5) { nodes { code detail } } } } } }';
const conversationsOf = async (phone: Phone) =>
  (await as(fd, await ownerOf(phone)).ok(HANDOFFS)).conversations.edges.map(({ node }: { node: object }) => node);
const submit = (phone: Phone, number: string) =>
  mutate(fd, buildVisitor(), 'submitForm', {
    name: 'Vera Visitor',
    phone: number,
    message: '',
    consent: true,
    slug: phone.workspace.slug,
  });

it('an inbound message to an agent that was never published waits for a member, with the reason [DK-02]', async () => {
  const phone = await openUnpublished();
  await phone.say(someone(), 'Hello?');
  await phone.settle();
  expect(phone.fakes.asked).toEqual([]);
  expect((await messagesOf(phone)).map(({ body }) => body)).toEqual(['Hello?']);
  const handoff = { code: 'AGENT_NOT_PUBLISHED', detail: null };
  expect(await conversationsOf(phone)).toEqual([{ mode: 'PAUSED', handoffs: { nodes: [handoff] } }]);
  const notices = 'select kind from notifications where workspace_id = $1';
  expect(await rows(fd, notices, [phone.workspace.id])).toContainEqual({ kind: 'CONVERSATION_WAITING' });
  expect(await versions(phone)).toEqual([]);
});

it('a second message changes nothing, and after the first version the agent replies to new contacts', async () => {
  const phone = await openUnpublished();
  const number = someone();
  await phone.say(number, 'Hello?');
  await phone.settle();
  await phone.say(number, 'Anyone?');
  await phone.settle();
  const [conversation] = await conversationsOf(phone);
  expect(conversation).toMatchObject({ mode: 'PAUSED', handoffs: { nodes: [{ code: 'AGENT_NOT_PUBLISHED' }] } });
  await publishAgent(fd, phone.workspace);
  await phone.say(someone(), 'Hello?');
  await phone.settle();
  expect(phone.fakes.sent).toHaveLength(1);
});

it('a lead waits until a version is published, and is greeted when a member starts the greetings', async () => {
  const phone = await openUnpublished();
  const number = someone();
  await submit(phone, number);
  await phone.settle();
  expect(await phone.db.read((tx) => tx.lead.findFirst())).toMatchObject({
    waitingReason: 'NOT_PUBLISHED',
    greetedAt: null,
  });
  const greet = async () => mutate(fd, await ownerOf(phone), 'scheduleGreetings', { perMinute: 60 }, 'count');
  expect(await greet()).toMatchObject({ code: 'AGENT_NOT_PUBLISHED' });
  expect(phone.fakes.sent).toEqual([]);
  await publishAgent(fd, phone.workspace);
  expect(await greet()).toMatchObject({ count: 1 });
  await phone.settle();
  expect(phone.fakes.sent.map(({ to }) => to)).toEqual([number]);
});

it('an unpublished agent does not hand off while paused', async () => {
  const phone = await openUnpublished();
  await phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
  await phone.say(someone(), 'Hello?');
  await phone.settle();
  expect(await conversationsOf(phone)).toEqual([{ mode: 'AGENT', handoffs: { nodes: [] } }]);
});
