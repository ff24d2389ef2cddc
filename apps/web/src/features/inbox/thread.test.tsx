import { type KnowledgePassageKind, LIMITS, REFUSALS } from '@frontdesk/domain';
import type { PolicyGrant } from '@frontdesk/policies';
import { expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AssignConversationDocument } from '../../gql/assign-conversation.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { DraftReplyDocument } from '../../gql/draft-reply.ts';
import { EarlierMessagesDocument } from '../../gql/earlier-messages.ts';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { MarkConversationReadDocument } from '../../gql/mark-conversation-read.ts';
import { SendMessageDocument } from '../../gql/send-message.ts';
import { SummarizeConversationDocument } from '../../gql/summarize-conversation.ts';
import { ReturnConversationDocument, TakeOverConversationDocument } from '../../gql/takeover-control.ts';
import { type Answer, answer, denied, refused, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  ANSWERED_BY_AGENT,
  added,
  afterReply,
  buildConversation,
  buildMessage,
  type Conversation,
  contact,
  escalationProgress,
  handoffsOf,
  inboxList,
  messagesOf,
  people,
  ratingsOf,
  takeoversOf,
  thread,
} from './inbox.fixtures.ts';

const AT = '/admin/acme/inbox/conversation-1';
const field = () => screen.findByRole('textbox', { name: 'Message to Marisol Ortega' });
const threadItems = () => within(screen.getByRole('region', { name: 'Messages' })).getAllByRole('listitem');
const mine = (body: string) =>
  buildMessage({ id: `sent-${body}`, authorType: 'MEMBER', memberId: 'member-ada', body, status: 'QUEUED' });

/** Opens the inbox with a conversation with Marisol. */
function open(
  conversation: Conversation,
  answers: Answer[] = [],
  options: { workspace?: { agentPausedAt: string }; grants?: PolicyGrant[]; as?: 'viewer' } = {},
) {
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

/** Mocks a server that accepts messages. */
const taking = () =>
  answer(SendMessageDocument, ({ input: { conversationId, body } }) => {
    const message = mine(body);
    const conversation = { ...afterReply(message), id: conversationId };
    return { sendMessage: { __typename: 'MessagePayload' as const, message, conversation, errors: [] } };
  });
const refusing = (code: 'CONTACT_BLOCKED' | 'REPLY_WINDOW_CLOSED') =>
  answer(SendMessageDocument, refused(code, null, REFUSALS[code]));

it('marks imported messages, and shows the team as the author of those that it sent', async () => {
  const importedAt = '2026-11-20T09:00:00.000Z';
  const messages = [
    buildMessage({ id: 'a', body: 'Hello?', importedAt }),
    buildMessage({ id: 'b', authorType: 'MEMBER', body: 'Good morning!', status: 'SENT', importedAt }),
  ];
  open(buildConversation({ messages: messagesOf(messages) }));
  expect(await screen.findAllByText('Imported')).toHaveLength(2);
  expect(screen.getByText('Team')).toBeInTheDocument();
  expect(screen.queryByText('API key')).not.toBeInTheDocument();
});

it('shows messages by day with author and delivery status', async () => {
  const messages = [
    buildMessage({ id: 'a', body: 'Hello?', sentAt: '2026-11-01T09:00:00.000Z' }),
    buildMessage({
      id: 'b',
      authorType: 'AGENT',
      body: 'Good morning!',
      status: 'READ',
      sentAt: '2026-11-02T09:00:00.000Z',
    }),
    buildMessage({
      id: 'c',
      authorType: 'MEMBER',
      memberId: 'member-ben',
      body: 'Ben here.',
      status: 'FAILED',
      sentAt: '2026-11-02T09:01:00.000Z',
    }),
  ];
  open(buildConversation({ messages: messagesOf(messages) }));
  expect(await screen.findByRole('heading', { name: /1 November/ })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: /2 November/ })).toBeInTheDocument();
  await waitFor(() => expect(threadItems()[2]).toHaveTextContent('Ben Lindqvist'));
  expect(threadItems().map(({ textContent }) => textContent)).toEqual([
    'Marisol OrtegaHello?09:00',
    'AI agentGood morning!09:00Read',
    'Ben LindqvistBen here.09:01Not deliveredSend again',
  ]);
  expect(screen.queryByRole('button', { name: 'Load earlier messages' })).toBeNull();
});

it('writes a draft of the AI agent with its sources into an empty field, and removes the sources with it [AG-40]', async () => {
  const source = { __typename: 'AnswerSource' as const, id: 's', kind: 'BUSINESS_PROFILE' as const, title: 'Check-up' };
  const draft = {
    __typename: 'ReplyDraft' as const,
    text: 'A check-up costs 60 EUR.',
    sources: [{ ...source, headings: [], pageNumber: null, sourceId: null, url: null }],
  };
  open(buildConversation(), [
    answer(DraftReplyDocument, { draftReply: { __typename: 'ReplyDraftPayload', draft, errors: [] } }),
  ]);
  const button = await screen.findByRole('button', { name: 'Draft a reply with AI' });
  expect(button).toBeEnabled();
  fireEvent.click(button);
  await waitFor(async () => expect(await field()).toHaveValue('A check-up costs 60 EUR.'));
  expect(screen.getByRole('list', { name: 'Sources' })).toHaveTextContent('Check-up');
  expect(button).toBeDisabled();
  fireEvent.change(await field(), { target: { value: '' } });
  expect(screen.queryByRole('list', { name: 'Sources' })).toBeNull();
  expect(button).toBeEnabled();
});

const summarizing = answer(SummarizeConversationDocument, {
  summarizeConversation: {
    __typename: 'ConversationSummaryPayload',
    summary: {
      __typename: 'ConversationSummary',
      request: 'Marisol wants to move her appointment.',
      known: 'need: check-up',
      promised: null,
    },
    errors: [],
  },
});

it('summarizes the conversation on request [AG-40]', async () => {
  open(buildConversation(), [summarizing]);
  fireEvent.click(await screen.findByRole('button', { name: 'Summarize conversation' }));
  const summary = within(await screen.findByRole('region', { name: 'Summary' }));
  expect(await summary.findByText('Marisol wants to move her appointment.')).toBeInTheDocument();
  expect(summary.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    'Marisol wants to move her appointment.',
    'need: check-up',
    'None',
  ]);
  fireEvent.click(summary.getByRole('button', { name: 'Hide summary' }));
  expect(screen.queryByRole('region', { name: 'Summary' })).toBeNull();
});

it('says that the AI agent has no draft [AG-40]', async () => {
  open(buildConversation(), [answer(DraftReplyDocument, refused('NO_REPLY_DRAFT', null, REFUSALS.NO_REPLY_DRAFT))]);
  fireEvent.click(await screen.findByRole('button', { name: 'Draft a reply with AI' }));
  expect(await screen.findByText(REFUSALS.NO_REPLY_DRAFT)).toBeInTheDocument();
  expect(await field()).toHaveValue('');
});

it('shows the sources of an agent message, with links for members who can read them [AG-18]', async () => {
  const source = (id: string, title: string, kind: KnowledgePassageKind, sourceId: string | null) => ({
    __typename: 'AnswerSource' as const,
    id,
    kind,
    title,
    headings: [],
    pageNumber: kind === 'FILE' ? 2 : null,
    sourceId,
    url: kind === 'WEB_PAGE' ? 'https://www.example.com/parking' : null,
  });
  const messages = [
    buildMessage({
      id: 'a',
      authorType: 'AGENT',
      body: 'A cleaning costs 60 EUR. Dogs are welcome.',
      sources: [
        source('1', 'Cleaning', 'BUSINESS_PROFILE', null),
        source('2', 'Can I bring my dog?', 'QUESTION_ANSWER', 'source-1'),
        source('3', 'Can I bring my dog?', 'QUESTION_ANSWER', 'source-1'),
        source('4', 'Business hours', 'BUSINESS_HOURS', null),
        source('5', 'Prices.pdf', 'FILE', 'source-2'),
        source('6', 'Parking', 'WEB_PAGE', 'source-3'),
      ],
    }),
    buildMessage({ id: 'b', authorType: 'AGENT', body: 'See you soon.' }),
  ];
  const conversation = buildConversation({ messages: messagesOf(messages) });
  open(conversation);
  const sources = within(await screen.findByRole('list', { name: 'Sources' }));
  expect(sources.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Business profile › Cleaning',
    'Can I bring my dog?',
    'Business hours',
    'Prices.pdf › Page 2',
    'Parking https://www.example.com/parking',
  ]);
  expect(sources.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/admin/acme/knowledge',
    '/admin/acme/knowledge/sources/source-1',
    '/admin/acme/knowledge/sources/source-2',
    '/admin/acme/knowledge/sources/source-3',
    'https://www.example.com/parking',
  ]);
  cleanup();
  open(conversation, [], { as: 'viewer', grants: [{ policy: 'knowledge.read', effect: 'DENY', expiresAt: null }] });
  expect(await screen.findByText('Can I bring my dog?')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Can I bring my dog?' })).toBeNull();
});

it('loads earlier messages by page and keeps them when new ones arrive', async () => {
  const messages = Array.from({ length: 140 }, (_, at) =>
    buildMessage({ id: `m${at}`, body: `Line ${at}`, sentAt: new Date(Date.UTC(2026, 10, 1, 0, at)).toISOString() }),
  );
  let broken = false;
  const earlier = answer(EarlierMessagesDocument, ({ id, before, last }) => {
    if (broken) throw denied('SERVICE_UNAVAILABLE');
    const end = messages.findIndex((message) => message.id === before);
    const start = Math.max(0, end - last);
    return {
      conversation: { __typename: 'Conversation', id, earlier: messagesOf(messages.slice(start, end), start > 0) },
    };
  });
  const words = stream(LiveMessagesDocument);
  const long = buildConversation({ messages: messagesOf(messages.slice(-30), true) });
  const { user } = open(long, [earlier, words]);
  expect(await screen.findByText('Line 110')).toBeInTheDocument();
  expect(screen.queryByText('Line 109')).toBeNull();
  broken = true;
  await user.click(screen.getByRole('button', { name: 'Load earlier messages' }));
  const again = await screen.findByRole('button', { name: 'Couldn’t load earlier messages. Try again' });
  broken = false;
  await user.click(again);
  expect(await screen.findByText('Line 10')).toBeInTheDocument();
  expect(screen.queryByText('Line 9')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Load earlier messages' }));
  expect(await screen.findByText('Line 0')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Load earlier messages/ })).toBeNull();
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'm140', body: 'Line 140' }))));
  await waitFor(() => expect(threadItems()).toHaveLength(141));
});

it('shows new messages live and announces them politely', async () => {
  const words = stream(LiveMessagesDocument);
  open(buildConversation(), [words]);
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  act(() => words.emit(added('conversation-2', buildMessage({ id: 'elsewhere', body: 'Not for here.' }))));
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'message-9', body: 'Hello?' }))));
  await waitFor(() => expect(threadItems().at(-1)).toHaveTextContent('Hello?'));
  expect(screen.getByText('Marisol Ortega: Hello?').closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
  expect(screen.queryByText('Not for here.')).toBeNull();
});

it('keeps the scroll position of a reader further up and counts new messages', async () => {
  const words = stream(LiveMessagesDocument);
  const { user } = open(buildConversation(), [words]);
  const list = await screen.findByRole('region', { name: 'Messages' });
  Object.defineProperties(list, {
    scrollHeight: { configurable: true, value: 2000 },
    clientHeight: { configurable: true, value: 500 },
  });
  list.scrollTop = 100;
  fireEvent.scroll(list);
  const sentAt = '2026-11-21T09:05:00.000Z';
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'message-9', body: 'Hello?', sentAt }))));
  const button = await screen.findByRole('button', { name: '1 new message' });
  expect(list.scrollTop).toBe(100);
  await user.click(button);
  expect(list.scrollTop).toBe(2000);
  await waitFor(() => expect(screen.queryByRole('button', { name: '1 new message' })).toBeNull());
});

it('sends with Enter, shows the message immediately and only once', async () => {
  const words = stream(LiveMessagesDocument);
  const sending = taking();
  const { user } = open(buildConversation(), [words, sending]);
  await user.type(await field(), 'Yes,{Shift>}{Enter}{/Shift}at six.');
  fireEvent.keyDown(screen.getByRole('textbox', { name: /Message to/ }), { key: 'Enter' });
  expect(await screen.findByText('Sending…')).toBeInTheDocument();
  await waitFor(() => expect(threadItems().at(-1)).toHaveTextContent('Queued'));
  expect(sending.asked).toEqual([
    { input: { conversationId: 'conversation-1', body: 'Yes,\nat six.', clientId: expect.any(String) } },
  ]);
  act(() => words.emit(added('conversation-1', mine('Yes,\nat six.'))));
  expect(threadItems()).toHaveLength(2);
  expect(await field()).toHaveValue('');
  // The row in the list is updated too.
  expect(screen.getByRole('link', { name: 'Marisol Ortega' }).closest('li')).toHaveTextContent('You: Yes, at six.');
});

it('restores refused text with the reason', async () => {
  const { user } = open(buildConversation(), [refusing('CONTACT_BLOCKED')]);
  await user.type(await field(), 'Are you there?{Control>}{Enter}{/Control}');
  expect(await screen.findByText('This contact is blocked. Unblock the contact first.')).toBeInTheDocument();
  expect(await field()).toHaveValue('Are you there?');
  expect(threadItems()).toHaveLength(1);
});

it('restores text that did not reach the server, and repeats its key so that it is sent only once', async () => {
  const keys: string[] = [];
  const offline = answer(SendMessageDocument, ({ input: { clientId } }) => {
    keys.push(String(clientId));
    throw denied('SERVICE_UNAVAILABLE');
  });
  const { user } = open(buildConversation(), [offline]);
  await user.type(await field(), 'Are you there?{Enter}');
  expect(await screen.findByText(/Could not reach the server/)).toBeInTheDocument();
  expect(await field()).toHaveValue('Are you there?');

  await user.type(await field(), '{Enter}');
  await waitFor(() => expect(keys).toHaveLength(2));
  await user.type(await field(), ' Hello?{Enter}');
  await waitFor(() => expect(keys).toHaveLength(3));
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

it('notifies a user who has moved on that the message was not sent, and keeps the text', async () => {
  const other = buildConversation({ id: 'conversation-2' });
  const both = thread(({ id }) => (id === other.id ? other : buildConversation()));
  const answers = [both, inboxList([buildConversation(), other]), refusing('REPLY_WINDOW_CLOSED')];
  const { user, router } = open(buildConversation(), answers);
  await user.type(await field(), 'Are you there?');
  fireEvent.keyDown(await field(), { key: 'Enter' });
  await act(() => router.navigate({ to: '/admin/acme/inbox/conversation-2' }));
  expect(await screen.findByText(/Your message to Marisol Ortega was not sent/)).toBeInTheDocument();
  await act(() => router.navigate({ to: AT }));
  await waitFor(async () => expect(await field()).toHaveValue('Are you there?'));
});

it('keeps a draft per conversation until it is sent', async () => {
  const other = buildConversation({ id: 'conversation-2', messages: messagesOf([]) });
  const both = thread(({ id }) => (id === other.id ? other : buildConversation()));
  const { user, router } = open(buildConversation(), [both, inboxList([buildConversation(), other])]);
  await user.type(await field(), 'Half a sent');
  await act(() => router.navigate({ to: '/admin/acme/inbox/conversation-2' }));
  await waitFor(async () => expect(await field()).toHaveValue(''));
  await act(() => router.navigate({ to: AT }));
  await waitFor(async () => expect(await field()).toHaveValue('Half a sent'));
});

it('counts characters near the limit and blocks longer messages', async () => {
  const { user } = open(buildConversation());
  fireEvent.change(await field(), { target: { value: 'x'.repeat(LIMITS.messageLength - 10) } });
  expect(screen.getByText('10 characters left')).toBeInTheDocument();
  await user.type(await field(), 'yyyyyyyyyyyy');
  expect(screen.getByText('2 characters over the limit')).toBeInTheDocument();
  expect(await field()).toBeInvalid();
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
});

it('says why the viewer cannot write instead of showing a field', async () => {
  const reason = 'You need the policy message.send: Send messages in any conversation.';
  const { viewerCan } = buildConversation();
  const no = { ...viewerCan.reply, allowed: false, reason };
  open(
    buildConversation({
      ...ANSWERED_BY_AGENT,
      viewerCan: { ...viewerCan, reply: no, takeOver: { ...no, reason: 'Not you.' } },
    }),
  );
  // The buttons that change the status have the same reason, which only screen readers see.
  expect(await screen.findByText(reason, { ignore: '[id]' })).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
});

it('says that the reply window has closed or closes soon', async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const changes = stream(LiveInboxDocument);
  const late = buildConversation({ replyWindowExpiresAt: hoursAgo(1) });
  open(late, [changes]);
  expect(await screen.findByText(/24-hour reply window has closed/)).toBeInTheDocument();
  const kind = 'UPDATED' as const;
  const conversation = { ...late, replyWindowExpiresAt: hoursAgo(-2.01) };
  act(() =>
    changes.emit({ conversationChanged: { __typename: 'ConversationChange', id: late.id, kind, conversation } }),
  );
  expect(await screen.findByText('2 h left to reply')).toBeInTheDocument();
});

it('updates safety matches, handoffs and opt-outs live', async () => {
  const changes = stream(LiveInboxDocument);
  const before = buildConversation();
  open(before, [changes]);
  await field();
  const emit = (fields: Partial<Conversation>) => {
    const conversation = { ...before, ...fields };
    const change = { __typename: 'ConversationChange', id: before.id, kind: 'UPDATED', conversation } as const;
    act(() => changes.emit({ conversationChanged: change }));
  };
  emit({ safetyMatches: ['Suicide risk'] });
  expect(await screen.findByText(/Suicide risk/)).toBeInTheDocument();
  const at = '2026-11-21T09:10:00.000Z';
  const handoffs = [
    { __typename: 'AgentHandoff' as const, id: 'step-1', occurredAt: at, code: 'REQUESTED' as const, detail: null },
  ];
  emit({ ...ANSWERED_BY_AGENT, mode: 'PAUSED', handoffs: handoffsOf(...handoffs) });
  expect(await screen.findByText('The AI agent asked for a human.')).toBeInTheDocument();
  emit({ contactOptedOutAt: at });
  expect(await screen.findByText(/This contact has opted out/)).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  emit({ contact: { ...before.contact, blockedAt: at } });
  expect(await screen.findByText(/This contact is blocked/)).toBeInTheDocument();
});

it('shows the members that the escalation of a handoff notified last, and the time of the next step', async () => {
  const notified = (step: number | null, memberId: string, notifiedAt: string) => ({
    __typename: 'EscalationNotification' as const,
    id: `${step} ${memberId}`,
    memberId,
    notifiedAt,
  });
  const steps = [
    notified(1, 'member-ben', '2026-11-21T09:00:00.000Z'),
    notified(2, 'member-ada', '2026-11-21T09:05:00.000Z'),
    notified(2, 'member-ben', '2026-11-21T09:05:00.000Z'),
  ];
  const progressOf = (run: { nextStepAt: string | null; endReason: 'FALLBACK' | null }) =>
    escalationProgress({
      __typename: 'EscalationRun',
      id: 'run-1',
      startedAt: '2026-11-21T09:00:00.000Z',
      ...run,
      notifications: { __typename: 'EscalationNotificationConnection', nodes: steps },
    });
  const handoff = { __typename: 'AgentHandoff' as const, id: 'step-1', code: 'REQUESTED' as const, detail: null };
  const handoffs = handoffsOf({ ...handoff, occurredAt: '2026-11-21T09:00:00.000Z' });
  const waiting = buildConversation({ ...ANSWERED_BY_AGENT, mode: 'PAUSED', handoffs });

  open(waiting, [progressOf({ nextStepAt: '2026-11-21T09:20:00.000Z', endReason: null })]);
  expect(
    await screen.findByText(/Notified at 09:05: You and Ben Lindqvist. The next step follows at 09:20/),
  ).toBeInTheDocument();

  cleanup();
  open(waiting, [progressOf({ nextStepAt: null, endReason: 'FALLBACK' })]);
  expect(await screen.findByText(/No one responded. All members who can take over were notified/)).toBeInTheDocument();

  cleanup();
  const later = handoffsOf({ ...handoff, occurredAt: '2026-11-21T10:00:00.000Z' });
  open({ ...waiting, handoffs: later }, [progressOf({ nextStepAt: null, endReason: 'FALLBACK' })]);
  expect(await screen.findByText('The AI agent asked for a human.')).toBeInTheDocument();
  expect(screen.queryByText(/No one reacted/)).toBeNull();
});

it('names all members across pages and offers them as assignees', async () => {
  const members = Array.from({ length: 203 }, (_, at) => ({ id: `member-${at}`, name: `Colleague ${at}` }));
  const crowd = answer(InboxPeopleDocument, ({ first, after }) => {
    const from = after ? Number(after) : 0;
    const shown = members.slice(from, from + first);
    const end = from + shown.length;
    return {
      members: {
        __typename: 'MemberConnection' as const,
        edges: shown.map((member, at) => ({
          __typename: 'MemberEdge' as const,
          cursor: String(from + at + 1),
          node: { __typename: 'Member' as const, isAway: false, awayUntil: null, ...member },
        })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: end < members.length, endCursor: String(end) },
      },
    };
  });
  const last = buildMessage({ id: 'last', authorType: 'MEMBER', memberId: 'member-202', body: 'The newest here.' });
  open(buildConversation({ assigneeId: 'member-201', messages: messagesOf([last]) }), [crowd]);
  expect((await screen.findAllByText(/Colleague 202/, {}, { timeout: 8000 })).length).toBeGreaterThan(0);
  expect(await screen.findByDisplayValue('Colleague 201', {}, { timeout: 8000 })).toBeInTheDocument();
});

it('shows the same page for an unknown id and another workspace’s conversation', async () => {
  const nowhere = answer(InboxThreadDocument, () => {
    throw denied('NOT_FOUND');
  });
  const answers = [inboxList([]), people, nowhere, { ...contact(buildConversation()), reply: nowhere.reply }];
  renderAt(AT, { answers });
  expect(await screen.findByText('Conversation not found')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
});

it('informs the viewer when the open conversation is deleted', async () => {
  const changes = stream(LiveInboxDocument);
  let isGone = false;
  const here = () => {
    if (isGone) throw denied('NOT_FOUND');
    return buildConversation();
  };
  const person = { ...contact(buildConversation()), reply: () => ({ conversation: here() }) };
  open(buildConversation(), [changes, thread(here), person]);
  await field();
  isGone = true;
  const gone = { __typename: 'ConversationChange', id: 'conversation-1', kind: 'DELETED', conversation: null } as const;
  act(() => changes.emit({ conversationChanged: gone }));
  expect(await screen.findByText('Conversation not found')).toBeInTheDocument();
});

it('takes over with one key, then allows writing and shows a summary [CB-37] [AG-40]', async () => {
  const agents = buildConversation(ANSWERED_BY_AGENT);
  const held = buildConversation();
  const takeOver = answer(TakeOverConversationDocument, {
    takeOverConversation: { __typename: 'ConversationPayload', conversation: held, errors: [] },
  });
  const { reply } = agents.viewerCan;
  agents.viewerCan.reply = { ...reply, allowed: false, reason: 'Take over this conversation first.' };
  const { user } = open(agents, [takeOver, summarizing]);
  expect(await screen.findByText('Take over to reply.')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  await user.keyboard('t');
  expect(await field()).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Return to AI' })).toBeInTheDocument();
  expect(takeOver.asked).toEqual([{ id: 'conversation-1' }]);
  expect(await screen.findByText('Marisol wants to move her appointment.')).toBeInTheDocument();
});

it('takes over with the first reply of a viewer who may reply [WC-21]', async () => {
  const sending = taking();
  const agents = buildConversation(ANSWERED_BY_AGENT);
  const { viewerCan } = agents;
  // The viewer has the policy message.send, but not conversation.takeover.
  const takeOver = { ...viewerCan.takeOver, allowed: false, reason: 'You need the policy conversation.takeover.' };
  const { user } = open(buildConversation({ ...agents, viewerCan: { ...viewerCan, takeOver } }), [sending]);
  const composer = await field();
  expect(screen.getByText('Your reply takes over from the AI agent')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Return to AI' })).toBeNull();
  await user.type(composer, 'Yes{Enter}');
  expect(await screen.findByRole('button', { name: 'Return to AI' })).toBeInTheDocument();
  expect(screen.queryByText('Your reply takes over from the AI agent')).toBeNull();
  expect(sending.asked).toMatchObject([{ input: { body: 'Yes' } }]);
});

it('names the member who took over first [CB-37]', async () => {
  const message = 'Ben Lindqvist has taken over this conversation.';
  const refusal = refused('TAKEN_OVER_BY_ANOTHER', null, message);
  const takeOver = answer(TakeOverConversationDocument, { takeOverConversation: refusal });
  const { user } = open(buildConversation(ANSWERED_BY_AGENT), [takeOver]);
  await user.click(await screen.findByRole('button', { name: 'Take over' }));
  expect(await screen.findByText(message)).toBeInTheDocument();
});

it('returns the conversation to the agent with a note [CB-37]', async () => {
  const back = buildConversation({ ...ANSWERED_BY_AGENT, returnNote: 'Wants mornings' });
  const giving = answer(ReturnConversationDocument, {
    returnConversation: { __typename: 'ConversationPayload', conversation: back, errors: [] },
  });
  const { user } = open(buildConversation(), [giving]);
  await user.click(await screen.findByRole('button', { name: 'Return to AI' }));
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Wants mornings');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Return to AI' }));
  expect(await screen.findByText('Note from the last return to AI: “Wants mornings”')).toBeInTheDocument();
  expect(giving.asked).toEqual([{ id: 'conversation-1', note: 'Wants mornings' }]);
});

it('names the member who has taken over instead of showing a field [CB-37]', async () => {
  open(buildConversation({ heldById: 'member-ben', holderName: 'Ben Lindqvist' }));
  expect(await screen.findByText('Only Ben Lindqvist can reply.')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'true');
});

it('warns while the workspace is paused and marks suppressed messages [CB-18]', async () => {
  const stored = buildMessage({
    id: 'kept',
    authorType: 'MEMBER',
    memberId: 'member-ada',
    body: 'Hi',
    status: 'SUPPRESSED',
  });
  open(buildConversation({ messages: messagesOf([buildMessage(), stored]) }), [], {
    workspace: { agentPausedAt: '2026-11-21T08:00:00.000Z' },
  });
  expect(await screen.findByText(/Messages you write now are never sent/)).toBeInTheDocument();
  expect(threadItems().at(-1)).toHaveTextContent('Not sent');
  expect(screen.getByText(/the workspace was paused/)).toBeInTheDocument();
});

it('shows the provider’s error of an undelivered message', async () => {
  const failure = { status: 'FAILED', failureCode: '63016', failureMessage: 'Outside the allowed window' } as const;
  open(
    buildConversation({
      messages: messagesOf([buildMessage({ authorType: 'MEMBER', memberId: 'member-ada', ...failure })]),
    }),
  );
  expect(await screen.findByText('Outside the allowed window (63016)')).toBeInTheDocument();
});

it('marks visible messages as read', async () => {
  const read = { __typename: 'Conversation', id: 'conversation-1', unreadCount: 0 } as const;
  const marking = answer(MarkConversationReadDocument, {
    markConversationRead: { __typename: 'ConversationPayload', conversation: read, errors: [] },
  });
  open(buildConversation({ unreadCount: 1 }), [marking]);
  await waitFor(() => expect(marking.asked).toEqual([{ id: 'conversation-1', messageId: 'message-1' }]));
});

it('shows takeovers and returns in the thread with their note [CB-37]', async () => {
  const takeover = {
    __typename: 'Takeover' as const,
    id: 'takeover-1',
    memberId: 'member-ben',
    startedAt: '2026-11-21T09:01:00.000Z',
    endedAt: '2026-11-21T09:20:00.000Z',
    endReason: 'HANDED_BACK' as const,
    note: 'They want Tuesday.',
  };
  const messages = [
    buildMessage(),
    buildMessage({ id: 'message-2', body: 'Thanks!', sentAt: '2026-11-21T09:10:00.000Z' }),
  ];
  open(buildConversation({ messages: messagesOf(messages), takeovers: takeoversOf(takeover) }));
  await screen.findByText('Thanks!');
  await waitFor(() => expect(threadItems()[1]).toHaveTextContent('Ben Lindqvist took over'));
  expect(threadItems()[3]).toHaveTextContent('Ben Lindqvist returned the conversation to AI');
  expect(threadItems()[3]).toHaveTextContent('They want Tuesday.');
});

const HANDOFFS = [
  {
    __typename: 'AgentHandoff' as const,
    id: 'step-1',
    occurredAt: '2026-11-21T09:00:03.000Z',
    code: 'MODEL_FAILED' as const,
    detail: 'OpenAI is down.',
  },
  {
    __typename: 'AgentHandoff' as const,
    id: 'step-2',
    occurredAt: '2026-11-21T09:00:05.000Z',
    code: 'REQUESTED' as const,
    detail: null,
  },
];

it('shows the reason of each handoff in the thread, and of the last one above it [CB-37]', async () => {
  const waiting = { ...ANSWERED_BY_AGENT, mode: 'PAUSED' as const, waitingSince: '2026-11-21T09:00:00.000Z' };
  open(buildConversation({ ...waiting, handoffs: handoffsOf(...HANDOFFS) }));
  expect(await screen.findByText('The contact asked for a person.', { selector: 'p, p *' })).toBeInTheDocument();
  expect(screen.queryByText(/OpenAI is down\./, { selector: 'p, p *' })).not.toBeInTheDocument();
  expect(threadItems().at(-2)).toHaveTextContent(
    /The AI agent asked for a human · .*no usable reply several times: OpenAI is down\./,
  );
  expect(threadItems().at(-1)).toHaveTextContent(/The AI agent asked for a human · .*The contact asked for a person\./);
});

it('shows a rating with its comment in the thread, and none without an answer [AG-39]', async () => {
  const rating = { __typename: 'Rating' as const, id: 'rating-1', ratedAt: '2026-11-21T09:00:05.000Z', score: 2 };
  const comment = { __typename: 'Message' as const, id: 'comment-1', body: 'The room was cold.' };
  const unanswered = { ...rating, id: 'rating-2', ratedAt: null, score: null, comment: null };
  open(buildConversation({ ratings: ratingsOf({ ...rating, comment }, unanswered) }));
  expect(await screen.findByText(/The contact gave a rating of 2 of 5/)).toBeInTheDocument();
  expect(threadItems().at(-1)).toHaveTextContent('The room was cold.');
  expect(screen.getAllByText(/gave a rating/)).toHaveLength(1);
});

it('shows matched safety rules above the thread, and nothing without a match [AM-36]', async () => {
  open(buildConversation({ safetyMatches: ['Danger', 'Sadness'] }));
  expect(await screen.findByText(/Safety rules matched/)).toBeInTheDocument();
  expect(screen.getByText(/Danger, Sadness/)).toBeInTheDocument();
});

it('keeps handoffs in the thread and hides the banner after a takeover [CB-37]', async () => {
  open(buildConversation({ handoffs: handoffsOf(...HANDOFFS) }));
  await field();
  expect(screen.queryByText(/Safety rules matched/)).not.toBeInTheDocument();
  expect(threadItems().at(-1)).toHaveTextContent(/The contact asked for a person/);
  expect(screen.getAllByText(/The AI agent asked for a human/)).toHaveLength(2);
});

it('shows a takeover before the first message when the thread is complete [CB-37]', async () => {
  const takeover = {
    __typename: 'Takeover' as const,
    id: 'takeover-1',
    memberId: 'member-ada',
    startedAt: '2026-11-21T08:00:00.000Z',
    endedAt: null,
    endReason: null,
    note: null,
  };
  open(buildConversation({ takeovers: takeoversOf(takeover) }));
  await field();
  expect(threadItems()[0]).toHaveTextContent('You took over');
});

it('shows a suppressed agent reply above the thread, and nothing without one [CB-18]', async () => {
  const silent = { agentSuppressedAt: '2026-11-21T09:00:00.000Z', agentSuppressedReason: 'The workspace is paused.' };
  open(buildConversation({ ...ANSWERED_BY_AGENT, ...silent }));
  expect(await screen.findByText(/The AI agent did not reply/)).toBeInTheDocument();
  expect(screen.getByText(/“The workspace is paused\.” .*then return the conversation to AI/)).toBeInTheDocument();
  const list = within(screen.getByRole('list', { name: 'Conversations' }));
  expect(list.getByText('Not answered')).toBeInTheDocument();
  cleanup();
  open(buildConversation(ANSWERED_BY_AGENT));
  await screen.findByRole('button', { name: 'Take over' });
  expect(screen.queryByText(/The AI agent did not reply/)).toBeNull();
});

it('resends a failed message once', async () => {
  const failed = { status: 'FAILED', failureCode: '63016', failureMessage: 'Outside the allowed window' } as const;
  const lost = { ...mine('Come at six'), id: 'lost', ...failed };
  const send = taking();
  const { user } = open(buildConversation({ messages: messagesOf([buildMessage(), lost]) }), [send]);
  await user.click(await screen.findByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(send.asked).toMatchObject([{ input: { body: 'Come at six' } }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull());
  expect(threadItems().filter(({ textContent }) => textContent?.includes('Come at six'))).toHaveLength(2);
});

it.each([
  ['whether it arrived is not known', { status: 'UNCONFIRMED' as const }, {}],
  ['it is the agent’s', { status: 'FAILED' as const, authorType: 'AGENT' as const, memberId: null }, {}],
  ['another member has taken over', { status: 'FAILED' as const }, { heldById: 'member-9', holderName: 'Omar' }],
  ['the time for a reply is over', { status: 'FAILED' as const }, { replyWindowExpiresAt: '2026-11-01T00:00:00.000Z' }],
])('does not offer to resend when %s', async (_why, message, over) => {
  open(buildConversation({ messages: messagesOf([{ ...mine('Come at six'), ...message }]), ...over }));
  await screen.findByRole('region', { name: 'Messages' });
  expect(threadItems().at(-1)).toHaveTextContent('Come at six');
  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('focuses the assignee field with a key', async () => {
  const { user } = open(buildConversation());
  const select = await screen.findByRole('combobox', { name: 'Assignee' });
  await user.keyboard('a');
  expect(select).toHaveFocus();
});

it('assigns the conversation', async () => {
  const assign = answer(AssignConversationDocument, ({ assigneeId }) => ({
    assignConversation: {
      __typename: 'ConversationPayload' as const,
      conversation: { __typename: 'Conversation' as const, id: 'conversation-1', assigneeId: assigneeId ?? null },
      errors: [],
    },
  }));
  const { user } = open(buildConversation(), [assign]);
  const select = await screen.findByRole('combobox', { name: 'Assignee' });
  await user.click(select);
  await user.click(await screen.findByRole('option', { name: 'Ben Lindqvist' }));
  await waitFor(() => expect(assign.asked).toEqual([{ id: 'conversation-1', assigneeId: 'member-ben' }]));
  expect(select).toHaveValue('Ben Lindqvist');
});

it('shows the timeline of the contact next to the conversation', async () => {
  const conversation = buildConversation();
  const entries = answer(ContactTimelineDocument, { contactTimeline: [] });
  const { user } = open(conversation, [entries]);
  await user.click(await screen.findByRole('button', { name: 'Show timeline' }));
  const line = within(await screen.findByRole('region', { name: 'Timeline' }));
  expect(await line.findByText('No activity yet')).toBeInTheDocument();
  expect(entries.asked[0]?.id).toBe(conversation.contact.id);
});
