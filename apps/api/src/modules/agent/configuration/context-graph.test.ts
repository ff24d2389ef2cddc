import type { ContextGraph, Flow } from '@frontdesk/agent/engine';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { publishedAgent } from './index.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

type Workspace = BuiltWorkspace & { owner: Member };

const end: Flow['states'][string] = { kind: 'end', outcome: 'ANSWERED' };
const parking: Flow = {
  description: 'Parking.',
  entry: [{ intent: 'The contact asks where to park.', examples: ['Where can I park?'] }],
  start: 'say',
  states: { say: { kind: 'say', words: 'There is a garage next door.', next: 'end' }, end },
};
const graphWith = (flows: ContextGraph['flows'], more: Partial<ContextGraph> = {}): ContextGraph => ({
  version: 2,
  goal: 'Help the contact.',
  flows,
  slots: {},
  builtins: {},
  ...more,
});
const withStates = (states: Flow['states']) => graphWith({ parking: { ...parking, states } });

const DRAFT =
  'goal source hasCustomBookFlow isPublished problems { flow state path message } persona { questions { key } }';
const draft = async ({ owner }: Workspace) => {
  const { agentDraft } = await as(fd, owner).ok(`{ agentDraft { ${DRAFT} } }`);
  return { ...agentDraft, graph: JSON.parse(agentDraft.source) as ContextGraph };
};
const update = async (workspace: Workspace, source: ContextGraph | string | null, goal = 'BOOK') =>
  outcome(fd, workspace.owner, 'updateContextGraph', {
    revision: await draftOf(fd, workspace),
    goal,
    source: typeof source === 'object' && source !== null ? JSON.stringify(source) : source,
  });
const INVALID = 'problems { flow state path message }';
const publish = async (workspace: Workspace) =>
  mutate(fd, workspace.owner, 'publishAgent', { revision: await draftOf(fd, workspace), note: '' }, INVALID);
const published = ({ id }: Workspace) =>
  fd.services.database.forWorkspace(id).read(async (tx) => {
    const agent = await publishedAgent(tx);
    if (!agent) throw new Error('No version is published.');
    return agent;
  });
const storedSources = async ({ id }: Workspace): Promise<(string | null)[]> =>
  (
    await rows<{ graph_source: string | null }>(fd, 'select graph_source from agents where workspace_id = $1', [id])
  ).map(({ graph_source }) => graph_source);

it('adds an own flow to the flows of the questions, publishes it, and removes it [AG-01]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const added = graphWith({ parking }, { builtins: { callback: { enabled: false } } });
  expect(await update(acme, added)).toBe('ok');
  const saved = await draft(acme);
  expect(saved).toMatchObject({ hasCustomBookFlow: false, isPublished: false, problems: [] });
  expect(Object.keys(saved.graph.flows)).toEqual(['book', 'parking']);
  expect(Object.keys(saved.graph.slots)).toEqual(['need', 'when']);
  expect((await publish(acme)).outcome).toBe('ok');
  expect((await published(acme)).graph).toEqual(saved.graph);
  expect(await draft(acme)).toMatchObject({ isPublished: true });
  expect(await update(acme, null)).toBe('ok');
  expect(Object.keys((await draft(acme)).graph.flows)).toEqual(['book']);
  expect(await storedSources(acme)).toEqual([null]);
});

it('stores only what a graph adds, so that questions and goal still change the booking flow [CB-05]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const { graph } = await draft(acme);
  await update(acme, { ...graph, flows: { ...graph.flows, parking } });
  expect(Object.keys(JSON.parse((await storedSources(acme))[0] ?? '').flows)).toEqual(['parking']);
  const asked = {
    key: 'budget',
    words: 'What is your budget?',
    type: 'NUMBER',
    choices: [],
    required: true,
    disqualifying: ['0'],
  };
  const revision = await draftOf(fd, acme);
  await mutate(fd, acme.owner, 'updateQuestions', { revision, questions: [asked] });
  const changed = await draft(acme);
  expect(Object.keys(changed.graph.flows['book']?.states ?? {})).toEqual(
    expect.arrayContaining(['ask_budget', 'offer']),
  );
  expect(changed.graph.slots['budget']).toMatchObject({ type: 'NUMBER', words: 'What is your budget?' });
  expect(await update(acme, changed.graph, 'QUALIFY')).toBe('ok');
  const { graph: qualifying, hasCustomBookFlow } = await draft(acme);
  expect(hasCustomBookFlow).toBe(false);
  expect(Object.keys(qualifying.flows['book']?.states ?? {})).not.toContain('offer');
  expect(qualifying.flows['parking']).toEqual(parking);
});

it('keeps an edited booking flow, and reports that it replaces the generated one', async () => {
  const { acme } = await twoWorkspaces(fd);
  const { graph } = await draft(acme);
  const { book } = graph.flows;
  const edited = { ...graph, flows: { book: { ...book!, description: 'The contact wants a trial lesson.' } } };
  await update(acme, edited);
  expect(await draft(acme)).toMatchObject({ hasCustomBookFlow: true, problems: [] });
  expect((await draft(acme)).graph.flows['book']?.description).toBe('The contact wants a trial lesson.');
});

it.each<[string, Flow['states'], string, string]>([
  ['a missing target', { say: { kind: 'say', words: 'Hi', next: 'gone' } }, 'say', 'There is no state “gone”.'],
  ['an unreachable state', { ...parking.states, lost: end }, 'lost', 'No state leads here.'],
  [
    'a loop without a bound',
    {
      say: { kind: 'say', words: 'Hi', next: 'again' },
      again: { kind: 'branch', cases: [{ when: 'hours.open', next: 'say' }], otherwise: 'end' },
      end,
    },
    'say',
    'This cycle contains no question.',
  ],
  [
    'a condition on an unknown answer',
    { say: { kind: 'branch', cases: [{ when: "answers.colour = 'red'", next: 'end' }], otherwise: 'end' }, end },
    'say',
    'There is no slot “colour”.',
  ],
])(
  'saves a draft with %s, names the flow and the state, and does not publish it',
  async (_, states, state, message) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await update(acme, withStates(states))).toBe('ok');
    const problem = expect.objectContaining({ flow: 'parking', state, message });
    expect((await draft(acme)).problems).toContainEqual(problem);
    const refusal = await publish(acme);
    expect(refusal.outcome).toBe('GRAPH_INVALID');
    expect(refusal.problems).toContainEqual(problem);
    expect(await rows(fd, 'select 1 from agent_versions where workspace_id = $1', [acme.id])).toEqual([]);
    // Precondition: the draft can be published after the problem is fixed.
    await update(acme, withStates(parking.states));
    expect((await publish(acme)).outcome).toBe('ok');
  },
);

it('does not publish a condition on a question that was removed', async () => {
  const { acme } = await twoWorkspaces(fd);
  const states: Flow['states'] = {
    say: { kind: 'branch', cases: [{ when: 'known(answers.when)', next: 'end' }], otherwise: 'end' },
    end,
  };
  await update(acme, withStates(states));
  expect((await draft(acme)).problems).toEqual([]);
  const revision = await draftOf(fd, acme);
  expect(await outcome(fd, acme.owner, 'updateQuestions', { revision, questions: [] })).toBe('ok');
  expect((await publish(acme)).problems).toEqual([
    { flow: 'parking', state: 'say', path: 'flows.parking.states.say', message: 'There is no slot “when”.' },
  ]);
});

it('does not publish a version while the only draft has problems', async () => {
  const { acme } = await twoWorkspaces(fd);
  await update(acme, withStates({ say: { kind: 'say', words: 'Hi', next: 'gone' } }));
  expect((await publish(acme)).outcome).toBe('GRAPH_INVALID');
  await expect(published(acme)).rejects.toThrow('No version is published.');
});

it.each([
  ['nothing', ''],
  ['broken JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['an unknown kind of state', JSON.stringify(withStates({ say: { kind: 'dance' } as never }))],
  ['a null character', JSON.stringify(graphWith({ parking: { ...parking, description: 'a\0b' } }))],
])('refuses %s as a graph, and keeps the draft', async (_, source) => {
  const { acme } = await twoWorkspaces(fd);
  expect(await update(acme, source)).toBe('GRAPH_INVALID');
  expect(await rows(fd, 'select revision from agents where workspace_id = $1', [acme.id])).toEqual([{ revision: 0 }]);
});

/** A question in version 1 of the graph format, which had no flows. */
const v1Question = (key: string, type: string, words: string) => ({
  key,
  words,
  type,
  choices: [],
  required: true,
  disqualifying: [],
});
const V1 = JSON.stringify({
  goal: 'Sell lessons.',
  start: 'greet',
  states: {
    greet: { kind: 'say', words: 'Greet them by name.', next: 'ask_lesson' },
    ask_lesson: { kind: 'ask', question: v1Question('lesson', 'TEXT', 'Which lesson?'), next: 'ask_email' },
    ask_email: { kind: 'ask', question: v1Question('email', 'EMAIL', 'Which email address?'), next: 'book' },
    book: { kind: 'book', next: 'booked' },
    booked: { kind: 'end', outcome: 'BOOKED', words: 'Confirm the day and time.' },
  },
});
const storeV1Draft = ({ id }: Workspace) =>
  fd.services.database.forWorkspace(id).write((tx) => tx.agent.updateMany({ data: { graphSource: V1 } }));

it('reads a stored draft of version 1 with its questions, and stores it in the current form when it changes', async () => {
  const { acme } = await twoWorkspaces(fd);
  await mutate(fd, acme.owner, 'updatePersona', { revision: 0, name: 'Robin', role: 'Host', tone: '' });
  await storeV1Draft(acme);
  const read = await draft(acme);
  expect(read).toMatchObject({ hasCustomBookFlow: true, problems: [], graph: { version: 2, goal: 'Sell lessons.' } });
  expect(read.persona.questions).toEqual([{ key: 'lesson' }, { key: 'email' }]);
  expect(await storedSources(acme)).toEqual([V1]);
  const revision = await draftOf(fd, acme);
  await mutate(fd, acme.owner, 'updatePersona', { revision, name: 'Kim', role: 'Host', tone: '' });
  expect(await draft(acme)).toEqual({ ...read, isPublished: false });
  expect(JSON.parse((await storedSources(acme))[0] ?? '')).toMatchObject({ version: 2 });
  expect((await publish(acme)).outcome).toBe('ok');
});

it('runs, compares and restores a published version of version 1 [AG-10]', async () => {
  const { acme } = await twoWorkspaces(fd);
  await publish(acme);
  await rows(
    fd,
    `with g as (insert into context_graph_versions (workspace_id, id, agent_id, number, source)
       select workspace_id, gen_random_uuid(), agent_id, 2, $2 from agent_versions where workspace_id = $1 returning *)
     insert into agent_versions (workspace_id, id, agent_id, graph_version_id, number, persona_name, persona_role,
       persona_tone, published_by_name, published_at)
     select v.workspace_id, gen_random_uuid(), v.agent_id, g.id, 2, 'Alex', 'Host', '', 'Ada', v.published_at + interval '1 minute'
     from agent_versions v, g where v.workspace_id = $1`,
    [acme.id, V1],
  );
  const old = await published(acme);
  expect(old).toMatchObject({ number: 2, graph: { goal: 'Sell lessons.' } });
  expect(Object.keys(old.graph.flows['main']?.states ?? {})).toEqual(expect.arrayContaining(['greet', 'ask_lesson']));
  const versions = async () =>
    (
      await as(fd, acme.owner).ok('{ agentVersions(first: 5) { edges { node { id number source } } } }')
    ).agentVersions.edges.map(({ node }: { node: { id: string; number: number; source: string } }) => node);
  const [second, first] = await versions();
  expect(JSON.parse(second.source)).toEqual(old.graph);
  expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId: first.id })).toBe('ok');
  expect(await outcome(fd, acme.owner, 'restoreAgentVersion', { versionId: second.id })).toBe('ok');
  expect(await published(acme)).toMatchObject({ number: 4, graph: old.graph });
  const stored = await rows<{ source: string }>(
    fd,
    'select source from context_graph_versions where workspace_id = $1 order by number desc limit 1',
    [acme.id],
  );
  expect(JSON.parse(stored[0]?.source ?? '')).toEqual(old.graph);
});
