import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { denied, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  ANSWERED_BY_AGENT,
  buildContact,
  buildConversation,
  buildMessage,
  changed,
  contact,
  inboxList,
  messagesOf,
  people,
  thread,
} from './inbox.fixtures.ts';

const marisol = buildConversation(ANSWERED_BY_AGENT);
const grace = buildConversation({
  ...ANSWERED_BY_AGENT,
  id: 'conversation-2',
  contactName: 'Grace Hopper',
  contact: buildContact({ id: 'contact-2', name: 'Grace Hopper', phone: '+442079460021' }),
  lastMessageAt: '2026-11-21T08:00:00.000Z',
  messages: messagesOf([
    buildMessage({ id: 'message-2', authorType: 'AGENT', body: 'Shall I book it?', status: 'READ' }),
  ]),
});
const both = [marisol, grace];
const wroteAgain = (at: string, overrides = {}) =>
  buildConversation({
    ...grace,
    lastMessageAt: at,
    messages: messagesOf([buildMessage({ id: `at-${at}`, body: 'Yes, book it.' })]),
    ...overrides,
  });
const namesInOrder = () => screen.getAllByRole('link', { name: /Ortega|Hopper/ }).map((link) => link.textContent);

it('shows the last message with its author and the handler', async () => {
  const held = buildConversation({
    ...grace,
    mode: 'HUMAN',
    heldById: 'member-ben',
    holderName: 'Ben Lindqvist',
    assigneeId: 'member-ada',
  });
  renderAt('/admin/acme/inbox', { answers: [inboxList([marisol, held], { total: 60 }), people] });
  const rows = await screen.findAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('Marisol Ortega');
  expect(rows[0]).toHaveTextContent('Do you have a class on Tuesdays?');
  expect(rows[1]).toHaveTextContent('AI agent: Shall I book it?');
  await waitFor(() => expect(rows[1]).toHaveTextContent('Ben Lindqvist'));
  expect(rows[1]).toHaveTextContent('Assignee: You');
  expect(screen.getByText('2 of 60')).toBeInTheDocument();
  expect(screen.getByText('No conversation selected')).toBeInTheDocument();
});

it('moves a conversation to the top on a new message and announces it politely', async () => {
  const changes = stream(LiveInboxDocument);
  renderAt('/admin/acme/inbox', { answers: [inboxList(both), people, changes] });
  await screen.findByRole('link', { name: 'Grace Hopper' });
  act(() => changes.emit(changed(wroteAgain('2026-11-21T09:10:00.000Z'))));
  await waitFor(() => expect(namesInOrder()).toEqual(['Grace Hopper', 'Marisol Ortega']));
  expect(screen.getByText('Yes, book it.')).toBeInTheDocument();
  expect(screen.getByText('New message from Grace Hopper').closest('[aria-live]')).toHaveAttribute(
    'aria-live',
    'polite',
  );
  expect(screen.getByText('2 of 2')).toBeInTheDocument();
});

it('adds new conversations and removes deleted ones', async () => {
  const changes = stream(LiveInboxDocument);
  renderAt('/admin/acme/inbox', { answers: [inboxList([marisol]), people, changes] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  act(() => changes.emit(changed(wroteAgain('2026-11-21T09:10:00.000Z'), 'CREATED')));
  await waitFor(() => expect(namesInOrder()).toEqual(['Grace Hopper', 'Marisol Ortega']));
  expect(screen.getByText('2 of 2')).toBeInTheDocument();
  const gone = { __typename: 'ConversationChange', id: marisol.id, kind: 'DELETED', conversation: null } as const;
  act(() => changes.emit({ conversationChanged: gone }));
  await waitFor(() => expect(namesInOrder()).toEqual(['Grace Hopper']));
  expect(screen.getByText('1 of 1')).toBeInTheDocument();
});

it('removes conversations that no longer match and refetches the counts', async () => {
  const changes = stream(LiveInboxDocument);
  let here = both;
  const list = inboxList(() => here);
  renderAt('/admin/acme/inbox?tab=AGENT', { answers: [list, people, changes] });
  await screen.findByRole('link', { name: 'Grace Hopper' });
  here = [marisol];
  act(() =>
    changes.emit(
      changed(
        wroteAgain('2026-11-21T09:10:00.000Z', { mode: 'HUMAN', heldById: 'member-ben', holderName: 'Ben Lindqvist' }),
      ),
    ),
  );
  await waitFor(() => expect(namesInOrder()).toEqual(['Marisol Ortega']));
  await waitFor(() => expect(list.asked).toHaveLength(2));
});

it('stores tab and search in the URL and queries with them', async () => {
  const list = inboxList(both);
  const { user, at } = renderAt('/admin/acme/inbox', { answers: [list, people] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  await user.keyboard('/');
  await user.keyboard('ortega');
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox?q=ortega'));
  const messages = screen.getByRole('link', { name: 'Search messages for “ortega”' });
  expect(messages).toHaveAttribute('href', '/admin/acme/search?q=ortega');
  await user.click(await screen.findByRole('radio', { name: /^Waiting.*2 conversations/ }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox?q=ortega&tab=WAITING'));
  expect(screen.getByRole('radio', { name: /^Waiting/ })).toBeChecked();
  const filter = { search: 'ortega', isWaiting: true };
  await waitFor(() => expect(list.asked.at(-1)).toMatchObject({ filter, withContact: true }));
});

it('filters the list beside an open conversation', async () => {
  const answers = [inboxList(both), people, thread(marisol), contact(marisol)];
  const { user, at } = renderAt('/admin/acme/inbox/conversation-1', { answers });
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  await user.click(screen.getByRole('radio', { name: /^Mine/ }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox/conversation-1?tab=MINE'));
  await screen.findByRole('link', { name: 'Grace Hopper' });
  expect(screen.getByRole('link', { name: 'Grace Hopper' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-2?tab=MINE',
  );
});

it('finds a number in any format', async () => {
  const list = inboxList(both);
  renderAt('/admin/acme/inbox?q=%2B44+20+7946', { answers: [list, people] });
  await screen.findByRole('link', { name: 'Grace Hopper' });
  expect(list.asked[0]).toMatchObject({ filter: { search: '+44 20 7946' } });
});

it('offers a retry when the next page fails to load', async () => {
  let broken = true;
  const list = inboxList(
    ({ after }) => {
      if (after && broken) throw denied('SERVICE_UNAVAILABLE');
      return [after ? grace : marisol];
    },
    { total: 2, more: true },
  );
  const { user } = renderAt('/admin/acme/inbox', { answers: [list, people] });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  expect(await screen.findByText(/Couldn’t load more rows/)).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  expect(await screen.findByRole('link', { name: 'Grace Hopper' })).toBeInTheDocument();
});

it('offers to remove the filters if nothing matches', async () => {
  const { user, at } = renderAt('/admin/acme/inbox?q=zzz&tab=MINE', { answers: [inboxList([]), people] });
  await user.click(await screen.findByRole('button', { name: 'Remove filter: Mine' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox?q=zzz'));
});

it('shows the empty state', async () => {
  renderAt('/admin/acme/inbox', { answers: [inboxList([]), people] });
  expect(await screen.findByText('No open conversations')).toBeInTheDocument();
});

it('offers a retry when the list fails to load', async () => {
  let broken = true;
  const list = inboxList(() => {
    if (broken) throw denied('INTERNAL');
    return both;
  });
  const { user } = renderAt('/admin/acme/inbox', { answers: [list, people] });
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByRole('heading', { level: 1, name: 'Inbox' })).toBeInTheDocument();
  broken = false;
  await user.click(again);
  expect(await screen.findByRole('link', { name: 'Grace Hopper' })).toBeInTheDocument();
});

it('loads the next page below', async () => {
  const list = inboxList(({ after }) => [after ? grace : marisol], { total: 2, more: true });
  const { user } = renderAt('/admin/acme/inbox', { answers: [list, people] });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await waitFor(() => expect(namesInOrder()).toEqual(['Marisol Ortega', 'Grace Hopper']));
  expect(list.asked.at(-1)).toMatchObject({ after: 'c-conversation-1', first: 25 });
});

it('is navigated, opened and closed by keyboard', async () => {
  const held = buildConversation({ ...grace, mode: 'HUMAN', heldById: 'member-ada', holderName: 'Ada Lovelace' });
  const answers = [inboxList([marisol, held]), people, thread(held), contact(held)];
  const { user, at } = renderAt('/admin/acme/inbox?tab=AGENT', { answers });
  await screen.findByRole('link', { name: 'Grace Hopper' });
  await user.keyboard('j');
  expect(screen.getByRole('link', { name: 'Marisol Ortega' })).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('link', { name: 'Grace Hopper' })).toHaveFocus();
  await user.keyboard('{Enter}');
  const heading = await screen.findByRole('heading', { level: 1, name: 'Grace Hopper' });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(at()).toBe('/admin/acme/inbox/conversation-2?tab=AGENT');
  expect(screen.getByRole('link', { name: 'Grace Hopper' })).toHaveAttribute('aria-current', 'page');
  await user.keyboard('rHalf a sent');
  expect(screen.getByRole('textbox', { name: 'Message to Grace Hopper' })).toHaveValue('Half a sent');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox?tab=AGENT'));
  await waitFor(() => expect(screen.getByRole('link', { name: 'Grace Hopper' })).toHaveFocus());
});

it('does not query contacts for members who cannot see them', async () => {
  const nameless = { ...marisol, contact: undefined as never };
  const list = inboxList([nameless]);
  const answers = [list, people, thread(nameless)];
  renderAt('/admin/acme/inbox/conversation-1', { as: 'agent', answers });
  expect(await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' })).toBeInTheDocument();
  expect(list.asked[0]).toMatchObject({ withContact: false });
  expect(screen.queryByRole('region', { name: 'Contact' })).toBeNull();
  // The placeholder offers only the name, which every row shows.
  expect(screen.getByRole('searchbox')).toHaveAttribute('placeholder', 'Name');
});

it('shows only known details of a contact', async () => {
  const known = buildConversation({
    contact: buildContact({ company: 'Northwind', tags: ['VIP'], notes: 'After six.', conversationCount: 3 }),
  });
  renderAt('/admin/acme/inbox/conversation-1', {
    answers: [inboxList([known]), people, thread(known), contact(known)],
  });
  const pane = within(await screen.findByRole('region', { name: 'Contact' }));
  expect(await pane.findByText('Northwind')).toBeInTheDocument();
  expect(pane.getByRole('link', { name: '+44 20 7946 0018' })).toHaveAttribute('href', 'tel:+442079460018');
  expect(pane.getByText('VIP')).toBeInTheDocument();
  expect(pane.getByText('After six.')).toBeInTheDocument();
  expect(pane.getByRole('link', { name: '3 conversations' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox?q=%2B442079460018&status=ANY',
  );
  expect(pane.queryByText('Email')).toBeNull();
});

it('refuses the page and names the missing policy', async () => {
  renderAt('/admin/acme/inbox', {
    as: 'viewer',
    grants: [{ policy: 'message.read', effect: 'DENY', expiresAt: null }],
  });
  expect(await screen.findByText('message.read', { selector: 'code' })).toBeInTheDocument();
});

it('shows who needs a human, why and since when, and unread counts [CB-37]', async () => {
  const waitingSince = new Date(Date.now() - 25 * 60_000).toISOString();
  const waiting = buildConversation({
    ...grace,
    mode: 'PAUSED',
    waitingSince,
    handoffCode: 'TOOL_FAILED',
    unreadCount: 3,
  });
  renderAt('/admin/acme/inbox', { answers: [inboxList([marisol, waiting]), people] });
  const rows = await screen.findAllByRole('listitem');
  expect(rows[1]).toHaveTextContent('Waiting 25 min');
  expect(rows[1]).toHaveTextContent('3 unread messages');
  expect(rows[1]).toHaveTextContent('Tool failed');
  expect(rows[0]).not.toHaveTextContent(/Waiting|unread|failed/);
});
