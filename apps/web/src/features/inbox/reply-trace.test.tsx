import type { PolicyGrant } from '@frontdesk/policies';
import { expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ReplyTraceDocument } from '../../gql/reply-trace.ts';
import { type Answer, answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  buildConversation,
  buildMessage,
  contact,
  escalationProgress,
  inboxList,
  messagesOf,
  people,
  thread,
} from './inbox.fixtures.ts';
import type { Trace, TraceStep } from './reply-trace-labels.ts';

const AT = '/admin/acme/inbox/conversation-1';
const LABEL = 'Show how this reply was made';

const REPLY = buildMessage({ id: 'reply', authorType: 'AGENT', body: 'You can park for free.', status: 'SENT' });

const buildStep = (overrides: Partial<TraceStep> = {}): TraceStep => ({
  __typename: 'AgentRunStep',
  position: 1,
  kind: 'UNDERSTANDING',
  startedAt: '2026-11-21T09:00:00.000Z',
  durationMs: 800,
  provider: 'OPENAI',
  model: 'gpt-4o',
  inputTokens: 1000,
  outputTokens: 100,
  costMicros: 3500,
  instructions: 'Interpret the messages.',
  input: '{"messages":["Where can I park?"]}',
  reply: '{"acts":["question"]}',
  tool: null,
  arguments: null,
  result: null,
  error: null,
  isTruncated: false,
  passages: [],
  checks: [{ __typename: 'AgentCheck', kind: 'FORMAT', isPassed: true, problems: [] }],
  ...overrides,
});

/** A step with a tool, which has no model. */
const buildToolStep = (overrides: Partial<TraceStep> = {}): TraceStep =>
  buildStep({
    kind: 'TOOL',
    provider: null,
    model: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    instructions: null,
    input: null,
    reply: null,
    checks: [],
    ...overrides,
  });

const PASSAGE = {
  __typename: 'RetrievedPassage' as const,
  reference: 'p1',
  question: 'Where can I park?',
  kind: 'TEXT' as const,
  title: 'House rules',
  headings: [],
  text: 'You can park behind the building for free.',
  pageNumber: null,
  sourceId: 'source-1',
  url: null,
  score: 0.75,
};

const buildTrace = (steps: TraceStep[]): Trace => ({
  __typename: 'AgentRun',
  id: 'run-1',
  startedAt: '2026-11-21T09:00:00.000Z',
  finishedAt: '2026-11-21T09:00:03.000Z',
  agentVersion: { __typename: 'AgentVersion', id: 'version-4', number: 4 },
  steps,
});

const traceOf = (trace: Trace | null) =>
  answer(ReplyTraceDocument, { node: { __typename: 'Message', id: 'reply', trace } });

function open(answers: Answer[], options: { as?: 'viewer'; grants?: PolicyGrant[] } = {}, messages = [REPLY]) {
  const conversation = buildConversation({ messages: messagesOf(messages) });
  const shown = [
    inboxList([conversation]),
    people,
    thread(conversation),
    contact(conversation),
    escalationProgress(),
    ...answers,
  ];
  return renderAt(AT, { ...options, answers: shown });
}

/** Opens the drawer of the reply. */
async function openDrawer() {
  fireEvent.click(await screen.findByRole('button', { name: LABEL }));
  return within(await screen.findByRole('dialog', { name: 'How this reply was made' }));
}

it('shows the steps of a reply with passages, tools, checks and totals, only when the drawer opens [AG-27]', async () => {
  const traced = traceOf(
    buildTrace([
      buildStep(),
      buildToolStep({ position: 2, tool: 'search_knowledge', arguments: '{"limit":1}', passages: [PASSAGE] }),
      buildToolStep({ position: 3, tool: 'check_stock', result: '{"inStock":2}', error: 'TIMEOUT', isTruncated: true }),
      buildStep({
        position: 4,
        kind: 'WORDING',
        checks: [
          { __typename: 'AgentCheck', kind: 'SOURCES', isPassed: false, problems: ['Part 1: p9 was not offered.'] },
        ],
      }),
    ]),
  );
  open([traced]);
  await screen.findByRole('button', { name: LABEL });
  expect(traced.asked).toEqual([]);
  const drawer = await openDrawer();
  const headings = await drawer.findAllByRole('heading', { level: 3 });
  expect(traced.asked).toEqual([{ message: 'reply' }]);
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    '1. Understand the message',
    '2. Search the knowledge base',
    '3. Use the tool check_stock',
    '4. Write the reply',
  ]);
  expect(drawer.getByText('4 steps · 3.2 s · 2,200 tokens · $0.0070 · Version 4')).toBeInTheDocument();
  expect(drawer.getAllByText('OpenAI gpt-4o · 0.8 s · 1,100 tokens · $0.0035')).toHaveLength(2);
  const [passage] = within(drawer.getByRole('list', { name: 'Passages found' })).getAllByRole('listitem');
  expect(passage).toHaveTextContent('House rules');
  expect(passage).toHaveTextContent(PASSAGE.text);
  expect(passage).toHaveTextContent('75% match');
  expect(drawer.getByText(/"inStock": 2/)).toBeInTheDocument();
  expect(drawer.getByText('Error: TIMEOUT')).toBeInTheDocument();
  expect(drawer.getByText('Long texts were truncated.')).toBeInTheDocument();
  expect(drawer.getByText('Format: passed')).toBeInTheDocument();
  expect(drawer.getByText('Statements supported by sources: not passed')).toHaveTextContent(
    'Part 1: p9 was not offered.',
  );
});

it('says that a search found nothing [AG-27]', async () => {
  open([traceOf(buildTrace([buildToolStep({ tool: 'search_knowledge' })]))]);
  expect(await (await openDrawer()).findByText('No passages found')).toBeInTheDocument();
});

it('says that no steps of a reply are stored [AG-27]', async () => {
  open([traceOf(null)]);
  expect(await (await openDrawer()).findByText('No steps stored')).toBeInTheDocument();
});

it('says that the steps could not be loaded, and loads them again [AG-27]', async () => {
  let isFailing = true;
  const traced = answer(ReplyTraceDocument, () => {
    if (isFailing) throw denied('SERVICE_UNAVAILABLE');
    return { node: { __typename: 'Message' as const, id: 'reply', trace: buildTrace([buildStep()]) } };
  });
  open([traced]);
  const drawer = await openDrawer();
  const again = await drawer.findByRole('button', { name: 'Try again' });
  isFailing = false;
  fireEvent.click(again);
  expect(await drawer.findByRole('heading', { name: '1. Understand the message' })).toBeInTheDocument();
});

it('has no button for messages of others, and for members who may not see traces [AG-27]', async () => {
  open([], {}, [REPLY, buildMessage({ id: 'theirs' })]);
  // Precondition: the reply has one.
  expect(await screen.findAllByRole('button', { name: LABEL })).toHaveLength(1);
  cleanup();
  open([], { as: 'viewer', grants: [{ policy: 'agent.read', effect: 'DENY', expiresAt: null }] });
  expect(await screen.findByText(REPLY.body, { selector: 'p' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: LABEL })).toBeNull();
});
