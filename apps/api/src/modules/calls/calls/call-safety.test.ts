import { sandboxFor } from '@frontdesk/simulators';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { openVoiceLine, startCallExchange } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const DANGER = 'I want to end my life.';

async function talking() {
  const line = await openVoiceLine(exchange);
  const lead = await line.lead({ name: 'Lena Lead' });
  expect(await outcome(exchange.fd, line.owner, 'startCall', { leadId: lead.id })).toBe('ok');
  await line.drain();
  await line.answer();
  const { id } = await line.call();
  return { line, id };
}
type Talking = Awaited<ReturnType<typeof talking>>;

const actionsOf = ({ line }: Talking) =>
  line.db.read((tx) => tx.operatorAction.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }));
const notificationsOf = ({ line }: Talking, kind: string) =>
  line.db.read((tx) => tx.notification.findMany({ where: { kind } }));

it('requests an operator for a concept in a call, once, and says the sentence in the agent’s voice [AM-36] [AM-38]', async () => {
  const on = await talking();
  const { line, id } = on;
  await buildConcept(exchange.fd, line.workspace, {
    name: 'Danger',
    rule: { outcome: 'HAND_OVER', replyText: 'A colleague joins us now.' },
  });
  // Precondition: the agent's own words and a harmless utterance of the contact cause no escalation.
  await line.say('assistant', DANGER);
  await line.say('user', 'I need a check-up');
  expect(await line.db.read((tx) => tx.escalation.count())).toBe(0);

  await line.say('user', DANGER);
  expect(await line.db.read((tx) => tx.escalation.findMany())).toMatchObject([
    { openCallId: id, code: 'SAFETY', detail: 'Danger', state: 'WAITING' },
  ]);
  expect(await line.db.read((tx) => tx.safetyTrigger.findMany())).toMatchObject([
    { callId: id, conversationId: null, outcome: 'HAND_OVER' },
  ]);
  expect(await actionsOf(on)).toMatchObject([
    { kind: 'SAY', text: 'A colleague joins us now.', memberId: null, memberName: 'The safety policy', state: 'DONE' },
  ]);
  expect(await notificationsOf(on, 'SAFETY_TRIGGERED')).toMatchObject([{ subjectId: id, detail: 'Danger' }]);
  expect(await notificationsOf(on, 'CALL_ESCALATED')).toHaveLength(1);
  const { call } = await as(exchange.fd, line.owner).ok('query ($id: ID!) { call(id: $id) { safetyMatches } }', { id });
  expect(call.safetyMatches).toEqual(['Danger']);
  // Another match is recorded, but the call is already in the queue for operators.
  await line.say('user', `${DANGER} Really.`);
  expect(await line.db.read((tx) => tx.safetyTrigger.count())).toBe(2);
  expect(await line.db.read((tx) => tx.escalation.count())).toBe(1);
});

it('instructs the agent in a call each time the concept is detected [AM-36]', async () => {
  const on = await talking();
  await buildConcept(exchange.fd, on.line.workspace, {
    phrases: ['hopeless'],
    severity: 'MILD',
    minMatches: 2,
    windowSize: 3,
    rule: { outcome: 'INSTRUCT', instruction: 'Be calm and kind.' },
  });
  await on.line.say('user', 'It is hopeless');
  expect(await actionsOf(on)).toEqual([]);
  await on.line.say('assistant', 'I am sorry to hear that.');
  await on.line.say('user', 'Quite hopeless');
  expect(await actionsOf(on)).toMatchObject([
    { kind: 'GUIDE', text: 'Be calm and kind.', memberId: null, state: 'DONE' },
  ]);
  expect(await on.line.db.read((tx) => tx.escalation.count())).toBe(0);
});

it('says nothing in a paused workspace, and still requests an operator [AM-36] [CB-18]', async () => {
  const on = await talking();
  await buildConcept(exchange.fd, on.line.workspace, { rule: { outcome: 'HAND_OVER', replyText: 'We come.' } });
  await on.line.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: exchange.fd.services.clock() } }));
  await on.line.say('user', DANGER);
  expect(await on.line.db.read((tx) => tx.escalation.count())).toBe(1);
  expect(await actionsOf(on)).toEqual([]);
});

it('leaves a call with the member who has taken it over [AM-36]', async () => {
  const on = await talking();
  await buildConcept(exchange.fd, on.line.workspace, { rule: { outcome: 'HAND_OVER', replyText: 'We come.' } });
  expect(await outcome(exchange.fd, on.line.owner, 'joinCall', { id: on.id, mode: 'TAKEOVER' })).toBe('ok');
  await on.line.drain();
  await on.line.say('user', DANGER);
  expect(await on.line.db.read((tx) => tx.safetyTrigger.count())).toBe(1);
  expect(await on.line.db.read((tx) => tx.escalation.count())).toBe(0);
  expect((await actionsOf(on)).map(({ kind }) => kind)).toEqual(['JOIN']);
});

it('requests an operator for a concept that only the model finds, but not while a member has the call [AM-36] [AM-38]', async () => {
  const on = await talking();
  const { line, id } = on;
  await buildConcept(exchange.fd, line.workspace, {
    name: 'Danger',
    phrases: ['a phrase that nobody says'],
    category: 'SELF_HARM',
    rule: { outcome: 'HAND_OVER', replyText: 'A colleague joins us now.' },
  });
  await buildIntegration(exchange.fd, line.workspace, line.owner, {
    provider: 'OPENAI',
    state: 'VERIFIED',
    verifiedAt: exchange.fd.services.clock(),
    accountName: 'Globex',
    plain: sandboxFor(line.workspace.id).openai.apiKey,
  });
  const count = () => line.db.read((tx) => tx.safetyTrigger.count());
  await line.say('user', 'I would like to move my appointment');
  expect(await count()).toBe(0);
  await line.say('user', 'I have been thinking about suicide');
  expect(await line.db.read((tx) => tx.safetyTrigger.findMany())).toMatchObject([
    { callId: id, source: 'MODEL', phrase: '', outcome: 'HAND_OVER' },
  ]);
  expect(await line.db.read((tx) => tx.escalation.findMany())).toMatchObject([{ openCallId: id, state: 'WAITING' }]);
  expect(await actionsOf(on)).toMatchObject([{ kind: 'SAY', text: 'A colleague joins us now.' }]);
  expect(await outcome(exchange.fd, line.owner, 'joinCall', { id, mode: 'TAKEOVER' })).toBe('ok');
  await line.say('user', 'I really want to kill myself');
  expect(await count()).toBe(1);
});
