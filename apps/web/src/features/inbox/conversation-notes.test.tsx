import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateConversationNoteDocument, DeleteConversationNoteDocument } from '../../gql/conversation-notes.ts';
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
  notesOf,
  people,
  thread,
} from './inbox.fixtures.ts';
import { matchingMembers, mentionAtEnd, mentionedIn } from './mentions.ts';
import type { ThreadNote } from './thread-events.ts';

const field = (role = 'textbox') => screen.findByRole(role, { name: 'Private note' });
const choice = (name: string) => screen.findByRole('radio', { name });
const threadItems = () => within(screen.getByRole('region', { name: 'Messages' })).getAllByRole('listitem');

const buildNote = (overrides: Partial<ThreadNote> = {}, canDelete = false): ThreadNote => ({
  __typename: 'ConversationNote',
  id: 'note-1',
  memberId: 'member-ben',
  text: 'Prefers mornings.',
  createdAt: '2026-11-21T09:05:00.000Z',
  viewerCan: {
    __typename: 'ConversationNotePermissions',
    delete: { __typename: 'PermissionCheck', allowed: canDelete },
  },
  ...overrides,
});

/** Mocks a server that adds notes of the viewer. */
const adding = () =>
  answer(CreateConversationNoteDocument, ({ input: { conversationId, text } }) => {
    const note = buildNote({ id: 'note-2', memberId: 'member-ada', text, createdAt: '2026-11-21T10:00:00.000Z' }, true);
    const conversation = { __typename: 'Conversation' as const, id: conversationId, notes: notesOf(note) };
    const conversationNote = { __typename: 'ConversationNote' as const, id: note.id, conversation };
    return {
      createConversationNote: { __typename: 'ConversationNotePayload' as const, conversationNote, errors: [] },
    };
  });

const open = (conversation: Conversation, answers: Answer[], options: Parameters<typeof renderAt>[1] = {}) =>
  renderAt('/admin/acme/inbox/conversation-1', {
    ...options,
    answers: [
      thread(conversation),
      inboxList([conversation]),
      people,
      contact(conversation),
      escalationProgress(),
      ...answers,
    ],
  });

it('adds a note that mentions a member chosen by keyboard, and keeps the reply [DK-13]', async () => {
  const add = adding();
  const { user } = open(buildConversation(), [add]);
  await user.type(await screen.findByRole('textbox', { name: 'Message to Marisol Ortega' }), 'On Tuesday');
  await user.click(await choice('Note'));
  await user.type(await field(), 'Can you call back, @lind');
  const menu = await screen.findByRole('listbox', { name: 'Members', hidden: true });
  expect(within(menu).getAllByRole('option', { hidden: true })).toHaveLength(1);
  // The first Enter inserts the mention, and the second saves the note.
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await field()).toHaveValue('Can you call back, @Ben Lindqvist '));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(threadItems().at(-1)).toHaveTextContent('Private noteYou10:00Delete'));
  expect(threadItems().at(-1)).toHaveTextContent('Can you call back, @Ben Lindqvist');
  expect(add.asked).toEqual([
    {
      input: {
        conversationId: 'conversation-1',
        text: 'Can you call back, @Ben Lindqvist ',
        mentionedMemberIds: ['member-ben'],
      },
    },
  ]);
  expect(await field()).toHaveValue('');
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('textbox', { name: 'Message to Marisol Ortega' })).toHaveValue('On Tuesday');
});

it('keeps the text of a note that was not saved, with the reason', async () => {
  const message = 'This person cannot read the conversation. Remove the mention.';
  const refusing = answer(
    CreateConversationNoteDocument,
    refused('NOTE_MENTION_INVALID', 'mentionedMemberIds.0', message),
  );
  const { user } = open(buildConversation(), [refusing]);
  await user.click(await choice('Note'));
  await user.type(await field(), 'For @Ben Lindqvist{Enter}');
  expect(await screen.findByText(message)).toBeInTheDocument();
  expect(await field()).toHaveValue('For @Ben Lindqvist');
});

it.each([
  ['the agent handles the conversation', { ...ANSWERED_BY_AGENT }],
  ['the reply window is closed', { lastInboundAt: null, replyWindowExpiresAt: '2026-11-01T09:00:00.000Z' }],
  ['the conversation is resolved', { ...ANSWERED_BY_AGENT, status: 'RESOLVED' as const }],
  ['another member has taken over', { heldById: 'member-ben', holderName: 'Ben Lindqvist' }],
])('accepts a note while %s', async (_when, state) => {
  const add = adding();
  const { user } = open(buildConversation(state), [add]);
  await user.click(await choice('Note'));
  await user.type(await field(), 'Prefers mornings.{Enter}');
  await waitFor(() => expect(add.asked).toHaveLength(1));
});

it('shows notes between the messages in order of time, and those that arrive', async () => {
  const messages = [
    buildMessage({ id: 'a', body: 'Hello?', sentAt: '2026-11-21T09:00:00.000Z' }),
    buildMessage({ id: 'b', body: 'Anyone?', sentAt: '2026-11-21T09:10:00.000Z' }),
  ];
  const conversation = buildConversation({ messages: messagesOf(messages), notes: notesOf(buildNote()) });
  const live = stream(LiveInboxDocument);
  open(conversation, [live]);
  const note = 'Private noteBen Lindqvist09:05Prefers mornings.';
  await waitFor(() => expect(threadItems().map(({ textContent }) => textContent)[1]).toBe(note));
  expect(threadItems()[2]).toHaveTextContent('Anyone?');
  const later = buildNote({ id: 'note-3', text: 'Called.', createdAt: '2026-11-21T09:20:00.000Z' });
  live.emit(changed({ ...conversation, notes: notesOf(buildNote(), later) }));
  await waitFor(() => expect(threadItems().at(-1)).toHaveTextContent('Called.'));
  live.emit(changed({ ...conversation, notes: notesOf(later) }));
  await waitFor(() => expect(screen.queryByText('Prefers mornings.')).toBeNull());
});

it('deletes a note after a confirmation', async () => {
  const remove = answer(DeleteConversationNoteDocument, ({ id }) => ({
    deleteConversationNote: { __typename: 'DeletedPayload' as const, id, errors: [] },
  }));
  const { user } = open(buildConversation({ notes: notesOf(buildNote({}, true)) }), [remove]);
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(screen.queryByText('Prefers mornings.')).toBeNull());
  expect(remove.asked).toEqual([{ id: 'note-1' }]);
});

it('shows notes to a viewer, who cannot write or delete them', async () => {
  open(buildConversation({ notes: notesOf(buildNote()) }), [], { as: 'viewer' });
  expect(await screen.findByText('Prefers mornings.')).toBeInTheDocument();
  expect(screen.queryByRole('radio', { name: 'Note' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});

it('finds members by any word of their name, and mentions by the longest name', () => {
  const ann = { id: 'ann', name: 'Ann' };
  const anna = { id: 'anna', name: 'Anna Berg' };
  const annLee = { id: 'lee', name: 'Ann Lee' };
  const all = [anna, ann, annLee];
  expect(mentionAtEnd('Hello @Be')).toEqual({ word: 'be', start: 6 });
  expect(mentionAtEnd('mail@be')).toBeNull();
  expect(matchingMembers(all, 'be')).toEqual([anna]);
  expect(matchingMembers([annLee, { id: 'x', name: 'Lea Ann' }], 'le').map(({ id }) => id)).toEqual(['x', 'lee']);
  expect(mentionedIn('@Ann Lee and @Anna Berg, not @Anna Bergman or x@Ann, @Ann Lee', all)).toEqual(['lee', 'anna']);
});
