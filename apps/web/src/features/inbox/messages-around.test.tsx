import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { EarlierMessagesDocument } from '../../gql/earlier-messages.ts';
import { LaterMessagesDocument } from '../../gql/later-messages.ts';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { type Answer, answer, denied, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  added,
  buildConversation,
  buildMessage,
  contact,
  escalationProgress,
  inboxList,
  messagesOf,
  notesOf,
  people,
  takeoversOf,
  thread,
} from './inbox.fixtures.ts';

const timeOf = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();
const MESSAGES = Array.from({ length: 200 }, (_, at) =>
  buildMessage({ id: `m${at}`, body: `Line ${at}.`, sentAt: timeOf(at) }),
);
/** Cursors are ids in these tests. */
const indexOf = (cursor: string | null | undefined) => MESSAGES.findIndex(({ id }) => id === cursor);

const earlier = answer(EarlierMessagesDocument, ({ id, before, last }) => {
  const end = indexOf(before);
  const start = Math.max(0, end - last);
  const page = messagesOf(MESSAGES.slice(start, end), start > 0);
  const endCursor = end > start ? `m${end - 1}` : null;
  return {
    conversation: {
      __typename: 'Conversation',
      id,
      earlier: { ...page, pageInfo: { ...page.pageInfo, endCursor } },
    },
  };
});

const later = answer(LaterMessagesDocument, ({ id, after, first }) => {
  const start = indexOf(after) + 1;
  const nodes = MESSAGES.slice(start, start + first);
  const hasNextPage = start + first < MESSAGES.length;
  const pageInfo = { __typename: 'PageInfo' as const, hasNextPage, endCursor: nodes.at(-1)?.id ?? null };
  return {
    conversation: {
      __typename: 'Conversation',
      id,
      later: { __typename: 'MessageConnection', nodes, pageInfo },
    },
  };
});

const NOTE = {
  __typename: 'ConversationNote' as const,
  id: 'note-1',
  memberId: 'member-ben',
  text: 'Asked for parking.',
  createdAt: timeOf(100),
  viewerCan: {
    __typename: 'ConversationNotePermissions' as const,
    delete: { __typename: 'PermissionCheck' as const, allowed: false, reason: null },
  },
};

const TAKEOVER = {
  __typename: 'Takeover' as const,
  id: 'takeover-1',
  memberId: 'member-ben',
  startedAt: timeOf(190),
  endedAt: null,
  endReason: null,
  note: null,
};

/** Opens a conversation with 200 messages at a message or a note. */
function openAt(place: string, answers: Answer[] = []) {
  const conversation = buildConversation({
    messages: messagesOf(MESSAGES.slice(-30), true),
    notes: notesOf(NOTE),
    takeovers: takeoversOf(TAKEOVER),
  });
  const shown = [
    inboxList([conversation]),
    people,
    thread(conversation),
    contact(conversation),
    escalationProgress(),
    earlier,
    later,
    ...answers,
  ];
  return renderAt(`/admin/acme/inbox/conversation-1?${place}`, { answers: shown });
}

const items = () => within(screen.getByRole('region', { name: 'Messages' })).getAllByRole('listitem');

/** Numbers of the first and the last shown message. Fails if messages between them are missing or repeated. */
function lines() {
  const numbers = items().flatMap(
    ({ textContent }) =>
      /Line (\d+)\./
        .exec(textContent ?? '')
        ?.slice(1)
        .map(Number) ?? [],
  );
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  expect(numbers).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
  return [first, last];
}

const current = () => items().filter((item) => item.hasAttribute('aria-current'));

it('opens a conversation at a message of a search, and loads the messages around it [DK-18]', async () => {
  const { user, at, router } = openAt('message=m100&at=m100');
  await screen.findByText('Line 100.');
  expect(current()).toHaveLength(1);
  expect(current()[0]).toHaveTextContent('Line 100.');
  expect(lines()).toEqual([70, 129]);
  // Events after the last loaded message are not shown before the messages between them.
  expect(screen.queryByText(/Ben Lindqvist took over/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Load earlier messages' }));
  await waitFor(() => expect(lines()).toEqual([0, 129]));
  expect(screen.queryByRole('button', { name: 'Load earlier messages' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Load later messages' }));
  await waitFor(() => expect(lines()).toEqual([0, 199]));
  expect(screen.queryByRole('button', { name: 'Load later messages' })).toBeNull();
  expect(screen.getByText(/Ben Lindqvist took over/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Jump to latest messages' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox/conversation-1'));
  expect(lines()).toEqual([170, 199]);
  await act(() => router.navigate({ to: '.', search: { message: 'm100', at: 'm100' } }));
  await screen.findByText('Line 100.');
  await waitFor(() => expect(earlier.asked).toHaveLength(3));
  await user.click(await screen.findByRole('button', { name: 'Load later messages' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Load later messages' })).toBeNull());
  expect(lines()).toEqual([0, 199]);
});

it('opens a conversation at a private note, and stays there when the list is filtered', async () => {
  const { user, at } = openAt('message=note-1&at=m100');
  await waitFor(() => expect(current()).toHaveLength(1));
  expect(current()[0]).toHaveTextContent('Asked for parking.');
  await user.click(screen.getByRole('radio', { name: /^Mine/ }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox/conversation-1?tab=MINE&message=note-1&at=m100'));
  expect(current()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Jump to latest messages' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox/conversation-1?tab=MINE'));
});

it('returns to the latest messages when the viewer sends one, not when the contact does', async () => {
  const words = stream(LiveMessagesDocument);
  const { at } = openAt('message=m100&at=m100', [words]);
  await screen.findByText('Line 100.');
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'new-1', body: 'Hello?' }))));
  expect(at()).toContain('at=m100');
  const own = { authorType: 'MEMBER', memberId: 'member-ada' } as const;
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'new-2', body: 'Good day!', ...own }))));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox/conversation-1'));
  expect(items().at(-1)).toHaveTextContent('Good day!');
});

it('loads the messages again after an error', async () => {
  let isBroken = true;
  const broken = answer(LaterMessagesDocument, (variables) => {
    if (isBroken) throw denied('SERVICE_UNAVAILABLE');
    return later.reply(variables) as never;
  });
  const { user } = openAt('message=m100&at=m100', [broken]);
  const again = await screen.findByRole('button', { name: 'Try again' });
  isBroken = false;
  await user.click(again);
  expect(await screen.findByText('Line 100.')).toBeInTheDocument();
});
