import { localTime, REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  ReopenConversationDocument,
  ResolveConversationDocument,
  SnoozeConversationDocument,
  UpdateConversationStatusesDocument,
} from '../../gql/conversation-status.ts';
import { InboxContactDocument } from '../../gql/inbox-contact.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { type Answer, answer, refused, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  ANSWERED_BY_AGENT,
  buildConversation,
  buildMessage,
  type Conversation,
  changed,
  contact,
  escalationProgress,
  inboxList,
  messagesOf,
  people,
  thread,
} from './inbox.fixtures.ts';

const open = buildConversation({ ...ANSWERED_BY_AGENT, version: 7 });
const resolved = buildConversation({
  ...ANSWERED_BY_AGENT,
  version: 8,
  status: 'RESOLVED',
  statusChangedAt: '2026-11-21T10:00:00.000Z',
  statusChangedByName: 'Ben Lindqvist',
});
const grace = buildConversation({
  ...ANSWERED_BY_AGENT,
  id: 'conversation-2',
  contactName: 'Grace Hopper',
  lastMessageAt: '2026-11-21T08:00:00.000Z',
  messages: messagesOf([buildMessage({ id: 'message-2', body: 'Thanks!' })]),
});
const payload = (conversation: Conversation) => ({
  __typename: 'ConversationPayload' as const,
  conversation,
  errors: [],
});
const resolving = () => answer(ResolveConversationDocument, { resolveConversation: payload(resolved) });
const snoozing = () =>
  answer(SnoozeConversationDocument, ({ until }) => ({
    snoozeConversation: payload({ ...open, status: 'SNOOZED', snoozedUntil: until ?? null }),
  }));
/** Mocks the change of several conversations. `refusedId` is the one that the server refuses. */
const updating = (refusedId = '') =>
  answer(UpdateConversationStatusesDocument, ({ input: { conversations } }) => ({
    updateConversationStatuses: {
      __typename: 'ConversationStatusesPayload' as const,
      results: (conversations as { id: string }[]).map(({ id }) => ({
        __typename: 'ConversationStatusResult' as const,
        id,
        code: id === refusedId ? 'TAKEN_OVER_BY_ANOTHER' : null,
        message: id === refusedId ? 'Ben Lindqvist has taken over this conversation.' : null,
      })),
      errors: [],
    },
  }));

function openThread(conversation: Conversation, answers: Answer[] = [], workspace = {}) {
  const shown = [inboxList([conversation]), people, thread(conversation), contact(conversation), escalationProgress()];
  return renderAt('/admin/acme/inbox/conversation-1', { answers: [...shown, ...answers], workspace });
}
const heading = () => screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });

it('resolves the conversation by key, shows who did it, and undoes it [CB-38]', async () => {
  const [resolve, update] = [resolving(), updating()];
  const { user } = openThread(open, [resolve, update]);
  await heading();
  await user.keyboard('e');
  const banner = await screen.findByText('Resolved by Ben Lindqvist');
  expect(banner.closest('p')).toHaveTextContent('21 Nov 2026');
  // The version that the viewer has seen: the server refuses if a message arrived since.
  expect(resolve.asked).toEqual([{ id: 'conversation-1', version: 7 }]);
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(update.asked).toEqual([
      { input: { conversations: [{ id: 'conversation-1' }], status: 'OPEN', snoozedUntil: null } },
    ]),
  );
});

it('takes the conversation over again when the viewer undoes its resolution [CB-38]', async () => {
  const held = { ...open, mode: 'HUMAN' as const, heldById: 'member-ada', holderName: 'Ada Lovelace' };
  const [resolve, update] = [resolving(), updating()];
  const { user } = openThread(held, [resolve, update]);
  await heading();
  await user.keyboard('e');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(update.asked).toEqual([
      { input: { conversations: [{ id: 'conversation-1', takesOver: true }], status: 'OPEN', snoozedUntil: null } },
    ]),
  );
});

it('resolves by Shift+E and opens the next conversation of the list [CB-38]', async () => {
  const resolve = answer(ResolveConversationDocument, ({ id }) => ({
    resolveConversation: payload({ ...(id === grace.id ? grace : open), status: 'RESOLVED' }),
  }));
  const byId = (id: string) => ({ conversation: id === grace.id ? grace : open });
  const panes = [
    answer(InboxThreadDocument, ({ id }) => byId(id)),
    answer(InboxContactDocument, ({ conversation }) => byId(conversation)),
    escalationProgress(),
  ];
  const answers = [inboxList([open, grace]), people, ...panes, resolve];
  const { user, at } = renderAt('/admin/acme/inbox/conversation-1', { answers });
  await heading();
  await user.keyboard('{Shift>}E{/Shift}');
  await screen.findByRole('heading', { level: 1, name: 'Grace Hopper' });
  expect(at()).toBe('/admin/acme/inbox/conversation-2');
  // Below the last conversation there is none, so the one above it is opened.
  await user.click(await screen.findByRole('button', { name: 'Resolve and open next' }));
  await heading();
  expect(resolve.asked.map(({ id }) => id)).toEqual(['conversation-1', 'conversation-2']);
});

it('opens the list if there is no other conversation, and stays if the server refused [CB-38]', async () => {
  let isRefused = true;
  const resolve = answer(ResolveConversationDocument, () =>
    isRefused
      ? refused('CONVERSATION_CHANGED', 'version', REFUSALS.CONVERSATION_CHANGED)
      : { resolveConversation: payload(resolved) },
  );
  const { user, at } = openThread(open, [resolve]);
  await heading();
  await user.keyboard('{Shift>}E{/Shift}');
  await screen.findByText(REFUSALS.CONVERSATION_CHANGED);
  expect(at()).toBe('/admin/acme/inbox/conversation-1');
  isRefused = false;
  await user.keyboard('{Shift>}E{/Shift}');
  await waitFor(() => expect(at()).toBe('/admin/acme/inbox'));
});

it('shows why the server refused to resolve', async () => {
  openThread(open, [
    answer(ResolveConversationDocument, refused('CONVERSATION_CHANGED', 'version', REFUSALS.CONVERSATION_CHANGED)),
  ]);
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
  expect(await screen.findByText(REFUSALS.CONVERSATION_CHANGED)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Resolve' })).toBeInTheDocument();
});

it('explains why the status cannot be changed while another member has taken over', async () => {
  const resolve = resolving();
  const held = buildConversation({ heldById: 'member-ben', holderName: 'Ben Lindqvist' });
  const { user } = openThread(held, [resolve]);
  const button = await screen.findByRole('button', { name: 'Resolve' });
  expect(button).toHaveAccessibleDescription('Handled by Ben Lindqvist.');
  await user.click(button);
  await user.keyboard('es');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(resolve.asked).toEqual([]);
});

it('snoozes until tomorrow morning, a custom time, or the next message [CB-38]', async () => {
  const snooze = snoozing();
  const { user } = openThread(open, [snooze], { timezone: 'Asia/Kathmandu' });
  await heading();
  await user.keyboard('s');
  await user.click(await screen.findByRole('button', { name: /^Tomorrow morning/ }));
  await waitFor(() => expect(snooze.asked).toHaveLength(1));
  const until = new Date(String(snooze.asked[0]?.until));
  expect(localTime(until, 'Asia/Kathmandu')).toMatch(/T09:00$/);
  expect(until.getTime()).toBeGreaterThan(Date.now());
  expect(until.getTime()).toBeLessThan(Date.now() + 48 * 3_600_000);
  expect(await screen.findByText('Snoozed', { selector: 'strong' })).toBeInTheDocument();
});

it('reads a custom time in the time zone of the workspace [CB-38]', async () => {
  const snooze = snoozing();
  openThread(open, [snooze], { timezone: 'Asia/Kathmandu' });
  fireEvent.click(await screen.findByRole('button', { name: 'Snooze' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Time zone of the workspace: Asia/Kathmandu')).toBeInTheDocument();
  const local = localTime(new Date(Date.now() + 86_400_000), 'Asia/Kathmandu');
  fireEvent.change(dialog.getByLabelText('Custom time'), { target: { value: local } });
  fireEvent.click(dialog.getByRole('button', { name: 'Snooze' }));
  await waitFor(() => expect(snooze.asked).toHaveLength(1));
  expect(localTime(new Date(String(snooze.asked[0]?.until)), 'Asia/Kathmandu')).toBe(local);
});

it('refuses a custom time in the past before it is sent', async () => {
  const snooze = snoozing();
  openThread(open, [snooze]);
  fireEvent.click(await screen.findByRole('button', { name: 'Snooze' }));
  const dialog = within(await screen.findByRole('dialog'));
  const at = await dialog.findByLabelText('Custom time');
  fireEvent.change(at, { target: { value: '2020-01-01T09:00' } });
  expect(dialog.getByText('Choose a time in the next 365 days.')).toBeInTheDocument();
  fireEvent.click(dialog.getByRole('button', { name: 'Snooze' }));
  expect(snooze.asked).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'Until the contact writes' }));
  await waitFor(() => expect(snooze.asked).toEqual([{ id: 'conversation-1', until: null, version: 7 }]));
});

it('reopens by Shift+O, and not by E', async () => {
  const reopen = answer(ReopenConversationDocument, { reopenConversation: payload(open) });
  const { user } = openThread(resolved, [reopen]);
  await heading();
  await user.keyboard('e');
  expect(reopen.asked).toEqual([]);
  await user.keyboard('{Shift>}O{/Shift}');
  await waitFor(() => expect(reopen.asked).toEqual([{ id: 'conversation-1' }]));
  expect(await screen.findByRole('button', { name: 'Resolve' })).toBeInTheDocument();
});

it('shows open conversations by default, and others by status [CB-38]', async () => {
  const snoozed = { ...grace, status: 'SNOOZED' as const, snoozedUntil: null };
  const list = inboxList(({ filter: { statuses } }) => ([statuses].flat()[0] === 'SNOOZED' ? [snoozed] : [open]));
  const { user, at } = renderAt('/admin/acme/inbox', { answers: [list, people] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  expect(list.asked[0]).toMatchObject({ filter: { statuses: ['OPEN'] } });
  await user.click(screen.getByRole('radio', { name: 'Snoozed' }));
  expect(await screen.findByText('Snoozed until the contact writes')).toBeInTheDocument();
  expect(at()).toBe('/admin/acme/inbox?status=SNOOZED');
  await user.click(screen.getByRole('radio', { name: 'Any' }));
  await waitFor(() => expect(list.asked.at(-1)).toMatchObject({ filter: { statuses: [] } }));
});

it('removes a conversation that another member resolves, and adds it when it is reopened [CB-38]', async () => {
  const changes = stream(LiveInboxDocument);
  let rows = [open, grace];
  renderAt('/admin/acme/inbox', { answers: [inboxList(() => rows), people, changes] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  rows = [grace];
  act(() => changes.emit(changed(resolved)));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Marisol Ortega' })).toBeNull());
  expect(screen.getByText('1 of 1')).toBeInTheDocument();
  rows = [open, grace];
  act(() => changes.emit(changed({ ...open, version: 9 })));
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  expect(await screen.findByText('2 of 2')).toBeInTheDocument();
});

it('resolves selected conversations, and says which were refused and why [CB-38]', async () => {
  const update = updating('conversation-2');
  const { user } = renderAt('/admin/acme/inbox', { answers: [inboxList([open, grace]), people, update] });
  await user.click(await screen.findByRole('checkbox', { name: 'Select Marisol Ortega' }));
  // Space selects the focused row.
  screen.getByRole('link', { name: 'Grace Hopper' }).focus();
  await user.keyboard(' ');
  const bar = within(await screen.findByRole('region', { name: 'Selected conversations' }));
  expect(bar.getByText('2 selected')).toBeInTheDocument();
  await user.keyboard('e');
  expect(await screen.findByText('Conversation resolved.')).toBeInTheDocument();
  expect(
    await screen.findByText('1 conversation was not changed: Ben Lindqvist has taken over this conversation.'),
  ).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Selected conversations' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(update.asked).toHaveLength(2));
  expect(update.asked.map(({ input }) => [input.conversations, input.status])).toEqual([
    [
      [
        { id: 'conversation-1', version: 7 },
        { id: 'conversation-2', version: 1 },
      ],
      'RESOLVED',
    ],
    // The undo sends no version, because the change has increased it.
    [[{ id: 'conversation-1', version: undefined }], 'OPEN'],
  ]);
});
