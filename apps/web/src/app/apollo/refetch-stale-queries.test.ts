import { ApolloClient, ApolloLink } from '@apollo/client';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { answer, answeringLink, stream } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { createCache } from './cache.ts';
import { createStaleRefetchLink } from './refetch-stale-queries.ts';

const LONG_ENOUGH_MS = 3_000;
const ASK = { query: SessionWorkspaceDocument } as const;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Mocks a workspace whose name changes with each response, and opens a subscription. */
function setUp() {
  const names = ['Before', 'After', 'Long after'];
  const workspace = answer(SessionWorkspaceDocument, () => ({
    workspace: { ...buildWorkspace(), name: names.shift() ?? 'Asked too often' },
  }));
  const line = stream(LiveInboxDocument);
  const again = createStaleRefetchLink(() => client);
  const link = ApolloLink.from([again.link, answeringLink([workspace, line])]);
  const client = new ApolloClient({ cache: createCache(), link });
  client.subscribe({ query: LiveInboxDocument, variables: { withContact: false } }).subscribe(() => {});
  const emitEvent = () =>
    line.emit({ conversationChanged: { id: 'con-1', kind: 'DELETED', conversation: null } } as never);
  const page = client.watchQuery({ ...ASK, fetchPolicy: 'cache-only' }).subscribe(() => {});
  const shown = () => client.readQuery(ASK)?.workspace.name;
  return { client, emitEvent, page, shown, stop: again.stop, asked: workspace.asked };
}

/** Runs a query during which an event arrives. */
async function makeStale({ client, emitEvent }: ReturnType<typeof setUp>) {
  const reading = client.query({ ...ASK, fetchPolicy: 'network-only' });
  emitEvent();
  await jest.advanceTimersByTimeAsync(1);
  await reading;
}

it('refetches a query that was in flight when an event arrived', async () => {
  const scene = setUp();
  await makeStale(scene);
  expect(scene.shown()).toBe('Before');
  await jest.advanceTimersByTimeAsync(LONG_ENOUGH_MS);
  expect(scene.shown()).toBe('After');
});

it('refetches again when an event arrives during the refetch, then stops', async () => {
  const scene = setUp();
  await makeStale(scene);
  await makeStale(scene);
  await jest.advanceTimersByTimeAsync(LONG_ENOUGH_MS);
  expect([scene.shown(), scene.asked.length]).toEqual(['Long after', 3]);
});

it('waits while events arrive, for two seconds at most', async () => {
  const scene = setUp();
  await makeStale(scene);
  for (let ms = 0; ms < 1_900; ms += 100) {
    scene.emitEvent();
    await jest.advanceTimersByTimeAsync(100);
  }
  expect(scene.asked).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(200);
  expect(scene.asked).toHaveLength(2);
});

it.each([
  ['no event arrived', 'cache-first', () => {}, {}],
  ['it is not cached', 'no-cache', (emitEvent: () => void) => emitEvent(), {}],
  ['it is a further page', 'cache-first', (emitEvent: () => void) => emitEvent(), { after: 'cursor' }],
] as const)('sends no second request if %s', async (_when, fetchPolicy, duringRead, variables) => {
  const { client, emitEvent, asked } = setUp();
  const reading = client.query({ ...ASK, fetchPolicy, variables } as never);
  duringRead(emitEvent);
  await jest.advanceTimersByTimeAsync(LONG_ENOUGH_MS);
  await reading;
  expect(asked).toHaveLength(1);
});

it.each([
  ['its page was closed', ({ page }: ReturnType<typeof setUp>) => page.unsubscribe()],
  ['its workspace was closed', ({ stop }: ReturnType<typeof setUp>) => stop()],
] as const)('sends no request after %s', async (_what, leave) => {
  const scene = setUp();
  await makeStale(scene);
  leave(scene);
  await jest.advanceTimersByTimeAsync(LONG_ENOUGH_MS);
  expect(scene.asked).toHaveLength(1);
});
