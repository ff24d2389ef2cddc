import { openingLabel } from '@frontdesk/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rowsOfWorkspace } from '../../../../test/testkit/globex.ts';
import { closedNow } from '../../../../test/testkit/hours.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { fakeProviders, fuseOf, refusal } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { publishedAgent } from './index.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };

const DRAFT =
  'revision goal source hasCustomBookFlow problems { flow state path message } publishedNumber isPublished persona { name role tone questions { key words } }';
const draft = async (who: Caller) => (await as(fd, who).ok(`{ agentDraft { ${DRAFT} } }`)).agentDraft;
const versions = async (who: Caller) =>
  (
    await as(fd, who).ok(
      '{ agentVersions(first: 10) { edges { node { id number personaName source note restoredNumber publishedByName } } } }',
    )
  ).agentVersions.edges.map(({ node }: { node: Record<string, unknown> }) => node);
const persona = async (workspace: Workspace, overrides = {}) => ({
  revision: await draftOf(fd, workspace),
  name: 'Robin',
  role: 'Receptionist',
  tone: 'Calm',
  ...overrides,
});
const publish = async (workspace: Workspace, note = '') =>
  outcome(fd, workspace.owner, 'publishAgent', { revision: await draftOf(fd, workspace), note });
const question = (overrides = {}) => ({
  key: 'need',
  words: 'What brings you to us?',
  type: 'TEXT',
  choices: [],
  required: true,
  disqualifying: [],
  ...overrides,
});
const published = ({ id }: Workspace) =>
  fd.services.database.forWorkspace(id).read(async (tx) => {
    const agent = await publishedAgent(tx);
    if (!agent) throw new Error('No version is published.');
    return agent;
  });

it('a workspace without changes has a default draft, and no version before a member publishes it [CB-05]', async () => {
  const { acme, globex } = await twoWorkspaces(fd);
  expect(await draft(acme.owner)).toMatchObject({ revision: 0, publishedNumber: null, persona: { name: 'Alex' } });
  await expect(published(acme)).rejects.toThrow('No version is published.');
  expect(await versions(acme.owner)).toEqual([]);
  expect(await publish(acme)).toBe('ok');
  const agent = await published(acme);
  expect(agent.number).toBe(1);
  expect(agent.graph.flows['book']?.states['greet']?.kind).toBe('say');
  expect(await draft(acme.owner)).toMatchObject({ publishedNumber: 1, isPublished: true });
  await expect(published(globex)).rejects.toThrow('No version is published.');
});

it('edits have no effect before they are published, and a published version never changes [CB-05]', async () => {
  const { acme } = await twoWorkspaces(fd);
  expect(await publish(acme, 'As it comes')).toBe('ok');
  const before = await published(acme);
  expect(await outcome(fd, acme.owner, 'updatePersona', await persona(acme))).toBe('ok');
  const revision = await draftOf(fd, acme);
  expect(await outcome(fd, acme.owner, 'updateQuestions', { revision, questions: [question()] })).toBe('ok');
  expect(await published(acme)).toEqual(before);
  expect(await draft(acme.owner)).toMatchObject({ isPublished: false, publishedNumber: 1 });
  expect(await publish(acme, 'Robin asks')).toBe('ok');
  const after = await published(acme);
  expect(after.persona).toEqual({ name: 'Robin', role: 'Receptionist', tone: 'Calm' });
  expect(after.graph.slots['need']).toMatchObject({ words: 'What brings you to us?' });
  expect(Object.keys(after.graph.flows['book']?.states ?? {})).toContain('ask_need');
  expect(await versions(acme.owner)).toMatchObject([
    { number: 2, personaName: 'Robin', note: 'Robin asks', publishedByName: acme.owner.name },
    { number: 1, personaName: 'Alex', note: 'As it comes' },
  ]);
  expect(await publish(acme)).toBe('AGENT_UNCHANGED');
  const change = fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.agentVersion.updateMany({ data: { personaName: 'Eve' } }));
  await expect(change).rejects.toThrow(/permission denied/);
});

it('asks in the configured order [CB-05]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const questions = ['b', 'a', 'c'].map((key) => question({ key }));
  await mutate(fd, acme.owner, 'updateQuestions', { revision: 0, questions });
  await mutate(fd, acme.owner, 'updateQuestions', {
    revision: await draftOf(fd, acme),
    questions: [...questions].reverse(),
  });
  const { questions: asked } = (await as(fd, acme.owner).ok('{ persona { questions { key } } }')).persona;
  expect(asked.map(({ key }: { key: string }) => key)).toEqual(['c', 'a', 'b']);
  await publish(acme);
  const { graph } = await published(acme);
  const states = Object.keys(graph.flows['book']?.states ?? {}).filter((name) => name.startsWith('ask_'));
  expect(states).toEqual(['ask_c', 'ask_a', 'ask_b']);
});

it('rolls back to an old version as a new one, and keeps the draft of another member', async () => {
  const { acme } = await twoWorkspaces(fd);
  await publish(acme);
  await mutate(fd, acme.owner, 'updatePersona', await persona(acme));
  await publish(acme);
  const [, first] = await versions(acme.owner);
  expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId: first?.['id'] })).toBe('ok');
  expect(await published(acme)).toMatchObject({ number: 3, persona: { name: 'Alex' } });
  expect((await versions(acme.owner))[0]).toMatchObject({ number: 3, restoredNumber: 1 });
  expect(await draft(acme.owner)).toMatchObject({ isPublished: false, persona: { name: 'Robin' } });
  expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId: first?.['id'] })).toBe('AGENT_UNCHANGED');
});

it('of several concurrent changes or publications one succeeds and the others are refused', async () => {
  const { acme } = await twoWorkspaces(fd);
  const names = ['Robin', 'Kim', 'Sam', 'Jo'];
  const changed = await Promise.all(
    names.map((name) => outcome(fd, acme.owner, 'updatePersona', { revision: 0, name, role: 'Host', tone: '' })),
  );
  expect([...changed].sort()).toEqual(['AGENT_CHANGED', 'AGENT_CHANGED', 'AGENT_CHANGED', 'ok']);
  expect(await outcome(fd, acme.owner, 'publishAgent', { revision: 0, note: '' })).toBe('AGENT_CHANGED');
  const sent = await Promise.all([publish(acme), publish(acme), publish(acme)]);
  expect([...sent].sort()).toEqual(['AGENT_UNCHANGED', 'AGENT_UNCHANGED', 'ok']);
});

it.each([
  ['a name of nothing', 'updatePersona', { name: ' ', role: 'x', tone: '' }, 'NAME_INVALID'],
  ['no role', 'updatePersona', { name: 'x', role: ' ', tone: '' }, 'PERSONA_ROLE_INVALID'],
  ['a long tone', 'updatePersona', { name: 'x', role: 'x', tone: 'x'.repeat(501) }, 'TONE_TOO_LONG'],
  ['the same key twice', 'updateQuestions', { questions: [question(), question()] }, 'QUESTIONS_INVALID'],
  [
    'a choice of one',
    'updateQuestions',
    { questions: [question({ type: 'CHOICE', choices: ['A'] })] },
    'QUESTIONS_INVALID',
  ],
  ['a key with blanks', 'updateQuestions', { questions: [question({ key: 'A b' })] }, 'QUESTIONS_INVALID'],
  [
    'too many questions',
    'updateQuestions',
    { questions: Array.from({ length: 21 }, (_, index) => question({ key: `q${index}` })) },
    'QUESTIONS_TOO_MANY',
  ],
  ['a long note', 'publishAgent', { note: 'x'.repeat(501) }, 'NOTE_TOO_LONG'],
])('refuses %s, and changes nothing', async (_, verb, input, code) => {
  const { acme } = await twoWorkspaces(fd);
  expect(await outcome(fd, acme.owner, verb, { revision: 0, ...input })).toBe(code);
  expect(await rows(fd, 'select revision from agents where workspace_id = $1', [acme.id])).toEqual([{ revision: 0 }]);
});

it('the role agent has no access, a member reads it, an admin publishes it [CB-35]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const [ana, mia, ben] = await Promise.all([
    buildMember(fd, acme, { role: 'agent' }),
    buildMember(fd, acme, { role: 'member' }),
    buildMember(fd, acme, { role: 'admin' }),
  ]);
  const input = await persona(acme);
  expect(await as(fd, ana).denied('{ agentDraft { revision } }')).toBe('FORBIDDEN');
  expect(await outcome(fd, ana, 'updatePersona', input)).toBe('FORBIDDEN');
  expect(await draft(mia)).toMatchObject({ revision: 0 });
  expect(await outcome(fd, mia, 'updatePersona', input)).toBe('FORBIDDEN');
  expect(await outcome(fd, mia, 'publishAgent', { revision: 0, note: '' })).toBe('FORBIDDEN');
  expect(await outcome(fd, ben, 'updatePersona', input)).toBe('ok');
  expect(await outcome(fd, ben, 'publishAgent', { revision: await draftOf(fd, acme), note: '' })).toBe('ok');
});

it("does not roll back to another workspace's version [AM-02]", async () => {
  const { acme, globex } = await twoWorkspaces(fd);
  expect(await publish(globex)).toBe('ok');
  const { versionId } = await published(globex);
  expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId })).toBe('NOT_FOUND');
  expect(await rows(fd, 'select revision from agents where workspace_id = $1', [acme.id])).toEqual([{ revision: 0 }]);
});

/** Connects the workspace to a scripted model. */
async function withModel(workspace: BuiltWorkspace & { owner: Member }): Promise<void> {
  const working = fakeProviders(fuseOf());
  Object.assign(fd.providers, { model: working.providers.model });
  await buildIntegration(fd, workspace, workspace.owner, { state: 'VERIFIED', verifiedAt: fd.services.clock() });
}

const TRIAL = 'test { replies memory handedOff outcome answers { key value } }';

it('test-chats with the draft up to a booking, and stores only the time of the first one and the usage of models [CB-05]', async () => {
  const { acme } = await twoWorkspaces(fd);
  await withModel(acme);
  const stored = async () =>
    Object.entries(await rowsOfWorkspace(fd, acme)).filter(([table]) => !/^(?:model_|usage_)/.test(table));
  const before = await stored();
  const history: { by: string; text: string }[] = [];
  let test = (await mutate(fd, acme.owner, 'testAgent', { history, memory: null }, TRIAL)).test;
  expect(test.replies).toHaveLength(1);
  for (const text of ['A check-up', 'This week', 'lena@people.test', 'The first one']) {
    history.push(...test.replies.map((reply: string) => ({ by: 'AGENT', text: reply })), { by: 'CONTACT', text });
    test = (await mutate(fd, acme.owner, 'testAgent', { history, memory: test.memory }, TRIAL)).test;
    expect(test.replies.length).toBeGreaterThan(0);
  }
  expect(test.answers).toEqual([
    { key: 'need', value: 'A check-up' },
    { key: 'when', value: 'This week' },
    { key: 'email', value: 'lena@people.test' },
  ]);
  expect(test.outcome).toBe('BOOKED');
  const [agent] = await rows<{ tested_at: Date }>(fd, 'select tested_at from agents where workspace_id = $1', [
    acme.id,
  ]);
  expect(agent?.tested_at).toBeInstanceOf(Date);
  await rows(fd, 'update agents set tested_at = null where workspace_id = $1', [acme.id]);
  expect(await stored()).toEqual(before);
});

it.each([
  ['text', 'null'],
  ['a state with a damaged part', JSON.stringify({ schema: 2, phase: 'idle', stack: [{ flow: 7 }] })],
])('refuses %s as the memory of a test chat', async (_, memory) => {
  const { acme } = await twoWorkspaces(fd);
  await withModel(acme);
  const history = [{ by: 'CONTACT', text: 'Hello' }];
  // Precondition: a test chat without memory is accepted.
  expect(await outcome(fd, acme.owner, 'testAgent', { history, memory: null })).toBe('ok');
  expect(await outcome(fd, acme.owner, 'testAgent', { history, memory })).toBe('VALIDATION_FAILED');
});

/** Records the system prompts that the model receives. */
function recordPrompts(): string[] {
  const asked: string[] = [];
  const { model } = fd.providers;
  Object.assign(fd.providers, {
    model: (...account: Parameters<typeof model>) => {
      const port = model(...account);
      return {
        ...port,
        reply: (request: Parameters<typeof port.reply>[0]) => {
          asked.push(String(request.messages[0]?.content));
          return port.reply(request);
        },
      };
    },
  });
  return asked;
}

it('follows the business hours of the workspace in a test chat [AG-12]', async () => {
  const { hours, opening } = closedNow(fd);
  const { acme } = await twoWorkspaces(fd);
  await withModel(acme);
  const asked = recordPrompts();
  const input = { history: [{ by: 'CONTACT', text: 'Hello' }], memory: null };
  await mutate(fd, acme.owner, 'testAgent', input);
  // Precondition: without business hours, the team is always available.
  expect(asked.join()).not.toContain('Our team is closed now');
  const closed = { ...hours, closedBehavior: 'TAKE_MESSAGE' };
  expect(await outcome(fd, acme.owner, 'updateBusinessHours', closed)).toBe('ok');
  await mutate(fd, acme.owner, 'testAgent', input);
  const replies = openingLabel(opening, fd.services.clock(), 'UTC');
  expect(asked.at(-1)).toContain(`Our team is closed now and replies ${replies}`);
});

it('follows the sensitive topics in a test chat, although they are not part of the draft [AM-37]', async () => {
  const { acme } = await twoWorkspaces(fd);
  await withModel(acme);
  const asked = recordPrompts();
  const input = { history: [{ by: 'CONTACT', text: 'Hello' }], memory: null };
  await mutate(fd, acme.owner, 'testAgent', input);
  // Precondition: the prompt does not mention sensitive topics before one is set.
  expect(asked.join()).not.toContain('Sensitive topics');
  const sensitiveTopics = [{ topic: 'Prices', reaction: 'DECLINE', words: '' }];
  await mutate(fd, acme.owner, 'updateVoiceSettings', { version: 0, sensitiveTopics });
  await mutate(fd, acme.owner, 'testAgent', input);
  expect(asked.at(-1)).toContain('If "Prices" comes up: do not discuss it.');
});

it('reports that the model did not respond, and does not change the chat', async () => {
  const { acme } = await twoWorkspaces(fd);
  await withModel(acme);
  const failing = fakeProviders(fuseOf());
  failing.faults.model.push(refusal('OPENAI', 'RETRY'));
  Object.assign(fd.providers, { model: failing.providers.model });
  const input = { history: [], memory: null };
  expect(await outcome(fd, acme.owner, 'testAgent', input)).toBe('MODEL_FAILED');
  // Precondition: the same request succeeds when the model replies.
  expect(await outcome(fd, acme.owner, 'testAgent', input)).toBe('ok');
});

it('explains that a test chat needs a model', async () => {
  const { acme } = await twoWorkspaces(fd);
  expect(await outcome(fd, acme.owner, 'testAgent', { history: [], memory: null })).toBe('MODEL_NOT_SET_UP');
});
