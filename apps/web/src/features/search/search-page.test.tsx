import { expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { SearchPageDocument } from '../../gql/search-page.ts';
import type { SearchPageQueryVariables } from '../../gql/types.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { SearchResult } from './use-search.ts';

const buildResult = (overrides: Partial<SearchResult> = {}): SearchResult => ({
  __typename: 'SearchResult',
  id: 'message-1',
  kind: 'MESSAGE',
  authorType: 'CONTACT',
  occurredAt: '2026-11-21T09:00:00.000Z',
  excerpt: ['Is there ', 'parking', ' near the ', 'park', '?'],
  threadCursor: 'cursor-1',
  message: {
    __typename: 'Message',
    id: 'message-1',
    conversation: { __typename: 'Conversation', id: 'conversation-1', contactName: 'Marisol Ortega' },
  },
  note: null,
  turn: null,
  ...overrides,
});

const NOTE = buildResult({
  id: 'note-1',
  kind: 'NOTE',
  authorType: 'MEMBER',
  excerpt: ['Asked for ', 'parking', '.'],
  threadCursor: 'cursor-2',
  message: null,
  note: {
    __typename: 'ConversationNote',
    id: 'note-1',
    conversation: { __typename: 'Conversation', id: 'conversation-2', contactName: 'Ben Okafor' },
  },
});

const TURN = buildResult({
  id: 'turn-1',
  kind: 'CALL_TURN',
  authorType: 'AGENT',
  excerpt: ['The ', 'parking', ' is free.'],
  message: null,
  turn: { __typename: 'TranscriptTurn', id: 'turn-1', call: { __typename: 'Call', id: 'call-1', contactName: null } },
});

type Reply = SearchResult[] | ((variables: SearchPageQueryVariables) => SearchResult[]);

const found = (reply: Reply, hasNextPage = false) =>
  answer(SearchPageDocument, (variables) => {
    const results = typeof reply === 'function' ? reply(variables) : reply;
    return {
      searchResults: {
        __typename: 'SearchResultConnection' as const,
        edges: results.map((node) => ({ __typename: 'SearchResultEdge' as const, cursor: node.id, node })),
        pageInfo: {
          __typename: 'PageInfo' as const,
          hasNextPage: hasNextPage && !variables.after,
          endCursor: results.at(-1)?.id ?? null,
        },
      },
    };
  });

const rows = async () => within(await screen.findByRole('list', { name: 'Results' })).getAllByRole('listitem');
const marked = async () =>
  (await rows()).map((row) => [...row.querySelectorAll('mark')].map(({ textContent }) => textContent));
const deny = (policy: 'call.read' | 'message.read') => ({ policy, effect: 'DENY' as const, expiresAt: null });
const field = () => screen.findByRole('searchbox', { name: 'Search messages' });

it('lists results with marked words, each of which links to its place in the thread [DK-18]', async () => {
  renderAt('/admin/acme/search?q=park', { answers: [found([buildResult(), NOTE, TURN])] });
  expect(await marked()).toEqual([['parking', 'park'], ['parking'], ['parking']]);
  const [message, note, turn] = await rows();
  expect(message).toHaveTextContent('Is there parking near the park?');
  expect(message).toHaveTextContent('Message · Contact');
  expect(note).toHaveTextContent('Private note · Team');
  expect(turn).toHaveTextContent('Call · AI agent');
  expect(
    screen.getAllByRole('link', { name: /Marisol|Ben|Withheld/ }).map((link) => link.getAttribute('href')),
  ).toEqual([
    '/admin/acme/inbox/conversation-1?message=message-1&at=cursor-1',
    '/admin/acme/inbox/conversation-2?message=note-1&at=cursor-2',
    '/admin/acme/calls/call-1?turn=turn-1',
  ]);
  expect(screen.getByRole('link', { name: 'Withheld number' })).toBeInTheDocument();
});

it('searches after two letters, and stores the words and filters in the URL', async () => {
  const search = found([buildResult()]);
  const { user, at } = renderAt('/admin/acme/search?q=p', { answers: [search] });
  expect(await screen.findByText('Enter at least two letters')).toBeVisible();
  expect(search.asked).toEqual([]);
  await user.type(await field(), 'ark');
  expect(await rows()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Kind' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Notes' }));
  await user.click(screen.getByRole('button', { name: 'Author' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Team' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'Last 7 days');
  const last = { kinds: ['NOTE'], authors: ['MEMBER'], occurredAt: { gte: expect.any(String) } };
  await waitFor(() => expect(search.asked.at(-1)).toMatchObject({ query: 'park', filter: last }));
  expect(at()).toBe('/admin/acme/search?q=park&kinds=NOTE&authors=MEMBER&time=week');
});

it('shows that nothing was found, and removes a filter', async () => {
  const search = found(({ filter }) => (filter.kinds?.length ? [] : [buildResult()]));
  const { user } = renderAt('/admin/acme/search?q=park&kinds=NOTE', { answers: [search] });
  expect(await screen.findByText('No matching messages')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove filter: Notes' }));
  expect(await rows()).toHaveLength(1);
});

it('shows an error, and searches again', async () => {
  let isBroken = true;
  const search = found(() => {
    if (isBroken) throw denied('SERVICE_UNAVAILABLE');
    return [buildResult()];
  });
  const { user } = renderAt('/admin/acme/search?q=park', { answers: [search] });
  const again = await screen.findByRole('button', { name: 'Try again' });
  isBroken = false;
  await user.click(again);
  expect(await rows()).toHaveLength(1);
});

it('loads more results', async () => {
  const search = found(({ after }) => [after ? NOTE : buildResult()], true);
  const { user } = renderAt('/admin/acme/search?q=park', { answers: [search] });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await waitFor(async () => expect(await rows()).toHaveLength(2));
  expect(search.asked.at(-1)).toMatchObject({ after: 'message-1' });
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});

it('searches the words in the command palette, unless the viewer cannot read messages', async () => {
  const search = found([buildResult()]);
  const { user, at } = renderAt('/admin/acme/search', { answers: [search] });
  await screen.findByText('Enter at least two letters');
  await user.click(screen.getByRole('button', { name: 'Go to…' }));
  await user.type(await screen.findByPlaceholderText('Search pages and actions…'), 'park ');
  await user.click(await screen.findByRole('button', { name: 'Search messages for “park”' }));
  expect(await rows()).toHaveLength(1);
  expect(at()).toBe('/admin/acme/search?q=park');
  cleanup();
  const other = renderAt('/admin/acme/search', { as: 'viewer', grants: [deny('message.read')] });
  await other.user.click(await screen.findByRole('button', { name: 'Go to…' }));
  await other.user.type(await screen.findByPlaceholderText('Search pages and actions…'), 'park');
  expect(await screen.findByText('No results')).toBeVisible();
});

it('requests no calls that the viewer cannot read, and refuses a viewer who cannot read messages', async () => {
  const search = found([buildResult()]);
  renderAt('/admin/acme/search?q=park', { as: 'viewer', grants: [deny('call.read')], answers: [search] });
  expect(await rows()).toHaveLength(1);
  expect(search.asked).toMatchObject([{ withCalls: false }]);
  cleanup();
  renderAt('/admin/acme/search?q=park', { as: 'viewer', grants: [deny('message.read')], answers: [search] });
  expect(await screen.findByText('message.read')).toBeVisible();
  expect(search.asked).toHaveLength(1);
});

it('finds entries of calls in a workspace for calls, in which there are no other kinds', async () => {
  const search = found([TURN]);
  renderAt('/admin/acme/search?q=park', { workspace: { channel: 'VOICE' }, answers: [search] });
  expect(await rows()).toHaveLength(1);
  expect(search.asked).toMatchObject([{ withCalls: true }]);
  expect(screen.getByRole('button', { name: 'Author' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Kind' })).toBeNull();
});
