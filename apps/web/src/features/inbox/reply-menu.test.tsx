import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ReplyMenuDocument } from '../../gql/reply-menu.ts';
import { SendMessageDocument } from '../../gql/send-message.ts';
import { type Answer, answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  afterReply,
  buildConversation,
  buildMessage,
  contact,
  escalationProgress,
  inboxList,
  people,
  thread,
} from './inbox.fixtures.ts';

const field = (role = 'textbox') => screen.findByRole(role, { name: 'Message to Marisol Ortega' });
const menu = () => screen.findByRole('listbox', { name: 'Saved replies', hidden: true });
const option = async (name: RegExp) => within(await menu()).findByRole('option', { name, hidden: true });

const reply = (shortcut: string, text: string) => ({
  __typename: 'SavedReplyEdge' as const,
  node: { __typename: 'SavedReply' as const, id: `reply-${shortcut}`, shortcut, text, folder: null },
});
const ALL = [
  reply('hours', 'We open at 8. The price list is on our site.'),
  reply('price', 'Hello {{first_name}}, a visit costs $40. {{my_name}}, {{workspace}}'),
];
const replies = answer(ReplyMenuDocument, ({ search }) => ({
  savedReplies: {
    __typename: 'SavedReplyConnection' as const,
    edges: ALL.filter(({ node }) => `${node.shortcut} ${node.text}`.includes(search ?? '')),
  },
}));
const accepting = () =>
  answer(SendMessageDocument, ({ input: { conversationId, body } }) => {
    const message = buildMessage({ id: 'sent', authorType: 'MEMBER', memberId: 'member-ada', body, status: 'QUEUED' });
    const conversation = { ...afterReply(message), id: conversationId };
    return { sendMessage: { __typename: 'MessagePayload' as const, message, conversation, errors: [] } };
  });
const open = (answers: Answer[], options = {}) =>
  renderAt('/admin/acme/inbox/conversation-1', {
    answers: [
      thread(buildConversation()),
      inboxList([buildConversation()]),
      people,
      contact(buildConversation()),
      escalationProgress(),
      ...answers,
    ],
    ...options,
  });

it('inserts the first reply for the typed shortcut with its placeholders filled, and counts its use [DK-14]', async () => {
  const send = accepting();
  const { user } = open([replies, send]);
  await user.type(await field(), 'Good morning! /pri');
  // The reply whose shortcut starts with the letters comes first, before the one whose text contains them.
  await option(/hours/);
  const options = within(await menu()).getAllByRole('option', { hidden: true });
  expect(options.map(({ textContent }) => textContent?.slice(0, 6))).toEqual(['/price', '/hours']);
  await waitFor(() => expect(options[0]).toHaveAttribute('data-combobox-selected'));
  await user.keyboard('{Enter}');
  const text = 'Good morning! Hello Marisol, a visit costs $40. Ada Lovelace, Acme';
  expect(await field()).toHaveValue(text);
  expect(send.asked).toEqual([]);
  await user.type(await field(), '{Enter}');
  await waitFor(() => expect(send.asked).toHaveLength(1));
  expect(send.asked[0]?.input).toMatchObject({ body: text, savedReplyId: 'reply-price' });
  await user.type(await field(), 'See you!{Enter}');
  await waitFor(() => expect(send.asked).toHaveLength(2));
  expect(send.asked[1]?.input.savedReplyId).toBeUndefined();
});

it('inserts a reply that is chosen with the arrow keys or the mouse', async () => {
  const { user } = open([replies]);
  await user.click(await screen.findByRole('button', { name: 'Insert a saved reply' }));
  expect(await field('combobox')).toHaveValue('/');
  await option(/hours/);
  await user.keyboard('{ArrowDown}{Enter}');
  expect((await field()).textContent).toContain('Hello Marisol');
  await user.clear(await field());
  await user.type(await field(), '/');
  await user.click(await option(/hours/));
  expect(await field()).toHaveValue('We open at 8. The price list is on our site.');
});

it('does not send an unknown shortcut or an empty placeholder without a confirmation [DK-14]', async () => {
  const send = accepting();
  const { user } = open([replies, send]);
  await user.type(await field(), '/prce');
  expect(await screen.findByText(/No saved reply for \/prce/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/the message contains \/prce/)).toBeInTheDocument();
  expect(screen.queryByText(/No saved reply for/)).not.toBeInTheDocument(); // The menu does not cover the warning.
  await user.keyboard(' please, {{{{first_name}}');
  expect(screen.queryByText(/the message contains/)).not.toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/contains \/prce, \{\{first_name\}\}/)).toBeInTheDocument();
  expect(send.asked).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Send as is' }));
  await waitFor(() => expect(send.asked).toHaveLength(1));
  expect(send.asked[0]?.input.body).toBe('/prce please, {{first_name}}');
});

it('inserts no reply of a previous search while the new one is not answered', async () => {
  const send = accepting();
  const { user } = open([replies, send]);
  await user.type(await field(), '/ho');
  await option(/hours/); // Precondition: a reply is offered.
  await user.keyboard('tel{Enter}');
  expect(await screen.findByText(/No saved reply for \/hotel/)).toBeInTheDocument();
  expect(await field('combobox')).toHaveValue('/hotel');
  expect(send.asked).toEqual([]);
});

it('closes the menu with Escape, and keeps the conversation and the text', async () => {
  const { user } = open([replies]);
  await user.type(await field(), '/ho');
  await option(/hours/);
  await user.keyboard('{Escape}');
  expect(await field()).toHaveValue('/ho');
});

it('says that the replies could not be loaded', async () => {
  const failing = answer(ReplyMenuDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  const { user } = open([failing]);
  await user.type(await field(), '/');
  expect(await screen.findByText('The saved replies could not be loaded.')).toBeInTheDocument();
});
