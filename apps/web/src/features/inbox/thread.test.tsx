import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AssignConversationDocument } from '../../gql/assign-conversation.ts';
import { EarlierMessagesDocument } from '../../gql/earlier-messages.ts';
import { HandBackConversationDocument } from '../../gql/hand-back-conversation.ts';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { MarkConversationReadDocument } from '../../gql/mark-conversation-read.ts';
import { SendMessageDocument } from '../../gql/send-message.ts';
import { TakeOverConversationDocument } from '../../gql/take-over-conversation.ts';
import { type Answer, answer, denied, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  ANSWERED_BY_AGENT,
  added,
  afterReply,
  buildConversation,
  buildMessage,
  type Conversation,
  contact,
  inboxList,
  people,
  thread,
} from './inbox.fixtures.ts';

const AT = '/admin/acme/inbox/conversation-1';
const field = () => screen.findByRole('textbox', { name: 'Message to Marisol Ortega' });
const said = () => within(screen.getByRole('region', { name: 'Messages' })).getAllByRole('listitem');
const mine = (body: string) =>
  buildMessage({ id: `sent-${body}`, author: 'MEMBER', memberId: 'member-ada', body, status: 'QUEUED' });

/** The inbox with an open conversation with Marisol. */
function open(
  conversation: Conversation,
  answers: Answer[] = [],
  options: { workspace?: { agentPausedAt: string } } = {},
) {
  const shown = [inboxList([conversation]), people, thread(conversation), contact(conversation), ...answers];
  return renderAt(AT, { ...options, answers: shown });
}

/** The server accepts messages. */
const taking = () =>
  answer(SendMessageDocument, ({ input: { conversationId, body } }) => {
    const message = mine(body);
    const conversation = { ...afterReply(message), id: conversationId };
    return { sendMessage: { __typename: 'MessageSent' as const, sent: message, conversation } };
  });
const refusing = (code: 'CONTACT_BLOCKED' | 'REPLY_WINDOW_CLOSED') =>
  answer(SendMessageDocument, { sendMessage: { __typename: 'Refused', code, message: REFUSALS[code], field: null } });

it('shows the messages by day, with their authors and what became of them', async () => {
  const messages = [
    buildMessage({ id: 'a', body: 'Hello?', sentAt: '2026-11-01T09:00:00.000Z' }),
    buildMessage({
      id: 'b',
      author: 'AGENT',
      body: 'Good morning!',
      status: 'READ',
      sentAt: '2026-11-02T09:00:00.000Z',
    }),
    buildMessage({
      id: 'c',
      author: 'MEMBER',
      memberId: 'member-ben',
      body: 'Ben here.',
      status: 'FAILED',
      sentAt: '2026-11-02T09:01:00.000Z',
    }),
  ];
  open(buildConversation({ messages, oldest: messages.slice(0, 1) }));
  expect(await screen.findByRole('heading', { name: /1 November/ })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: /2 November/ })).toBeInTheDocument();
  await waitFor(() => expect(said()[2]).toHaveTextContent('Ben Lindqvist'));
  expect(said().map(({ textContent }) => textContent)).toEqual([
    'Marisol OrtegaHello?09:00',
    'AgentGood morning!09:00Read',
    'Ben LindqvistBen here.09:01Not deliveredSend again',
  ]);
  expect(screen.queryByRole('button', { name: 'Earlier messages' })).toBeNull();
});

it('loads earlier messages, page by page up to the first, and keeps them when more is said', async () => {
  const messages = Array.from({ length: 140 }, (_, at) =>
    buildMessage({ id: `m${at}`, body: `Line ${at}`, sentAt: new Date(Date.UTC(2026, 10, 1, 0, at)).toISOString() }),
  );
  let broken = false;
  const earlier = answer(EarlierMessagesDocument, ({ id, before, last }) => {
    if (broken) throw denied('SERVICE_UNAVAILABLE');
    const end = messages.findIndex((message) => message.id === before);
    return { conversation: { __typename: 'Conversation', id, earlier: messages.slice(Math.max(0, end - last), end) } };
  });
  const words = stream(LiveMessagesDocument);
  const long = buildConversation({ messages: messages.slice(-30), oldest: messages.slice(0, 1) });
  const { user } = open(long, [earlier, words]);
  expect(await screen.findByText('Line 110')).toBeInTheDocument();
  expect(screen.queryByText('Line 109')).toBeNull();
  broken = true;
  await user.click(screen.getByRole('button', { name: 'Earlier messages' }));
  const again = await screen.findByRole('button', { name: 'Earlier messages did not load. Try again' });
  broken = false;
  await user.click(again);
  expect(await screen.findByText('Line 10')).toBeInTheDocument();
  expect(screen.queryByText('Line 9')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Earlier messages' }));
  expect(await screen.findByText('Line 0')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Earlier messages/ })).toBeNull();
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'm140', body: 'Line 140' }))));
  await waitFor(() => expect(said()).toHaveLength(141));
});

it('shows what is written while somebody looks, and says it politely', async () => {
  const words = stream(LiveMessagesDocument);
  open(buildConversation(), [words]);
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  act(() => words.emit(added('conversation-2', buildMessage({ id: 'elsewhere', body: 'Not for here.' }))));
  act(() => words.emit(added('conversation-1', buildMessage({ id: 'message-9', body: 'Hello?' }))));
  await waitFor(() => expect(said().at(-1)).toHaveTextContent('Hello?'));
  expect(screen.getByText('Marisol Ortega: Hello?').closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
  expect(screen.queryByText('Not for here.')).toBeNull();
});

it('leaves who reads further up in their place, and says how much is new', async () => {
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

it('sends with Enter, shows it at once, and hears of it only once', async () => {
  const words = stream(LiveMessagesDocument);
  const sending = taking();
  const { user } = open(buildConversation(), [words, sending]);
  await user.type(await field(), 'Yes,{Shift>}{Enter}{/Shift}at six.');
  fireEvent.keyDown(screen.getByRole('textbox', { name: /Message to/ }), { key: 'Enter' });
  expect(await screen.findByText('Sending…')).toBeInTheDocument();
  await waitFor(() => expect(said().at(-1)).toHaveTextContent('Queued'));
  expect(sending.asked).toEqual([
    { input: { conversationId: 'conversation-1', body: 'Yes,\nat six.', clientId: expect.any(String) } },
  ]);
  act(() => words.emit(added('conversation-1', mine('Yes,\nat six.'))));
  expect(said()).toHaveLength(2);
  expect(await field()).toHaveValue('');
  // Its row in the list is updated too.
  expect(screen.getByRole('link', { name: 'Marisol Ortega' }).closest('li')).toHaveTextContent('You: Yes, at six.');
});

it('gives back what was refused, with the reason', async () => {
  const { user } = open(buildConversation(), [refusing('CONTACT_BLOCKED')]);
  await user.type(await field(), 'Are you there?{Control>}{Enter}{/Control}');
  expect(await screen.findByText('This contact is blocked.')).toBeInTheDocument();
  expect(await field()).toHaveValue('Are you there?');
  expect(said()).toHaveLength(1);
});

it('gives back what did not reach the server', async () => {
  const offline = answer(SendMessageDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  const { user } = open(buildConversation(), [offline]);
  await user.type(await field(), 'Are you there?{Enter}');
  expect(await screen.findByText(/Could not reach the server/)).toBeInTheDocument();
  expect(await field()).toHaveValue('Are you there?');
});

it('tells somebody who has moved on that their message was not sent, and keeps it', async () => {
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

it('keeps what was begun in each conversation until it is sent', async () => {
  const other = buildConversation({ id: 'conversation-2', messages: [], oldest: [] });
  const both = thread(({ id }) => (id === other.id ? other : buildConversation()));
  const { user, router } = open(buildConversation(), [both, inboxList([buildConversation(), other])]);
  await user.type(await field(), 'Half a sent');
  await act(() => router.navigate({ to: '/admin/acme/inbox/conversation-2' }));
  await waitFor(async () => expect(await field()).toHaveValue(''));
  await act(() => router.navigate({ to: AT }));
  await waitFor(async () => expect(await field()).toHaveValue('Half a sent'));
});

it('counts the letters near the limit, and sends none beyond it', async () => {
  const { user } = open(buildConversation());
  fireEvent.change(await field(), { target: { value: 'x'.repeat(LIMITS.messageLength - 10) } });
  expect(screen.getByText('10 left')).toBeInTheDocument();
  await user.type(await field(), 'yyyyyyyyyyyy');
  expect(screen.getByText('2 too many')).toBeInTheDocument();
  expect(await field()).toBeInvalid();
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
});

it('says why the viewer cannot write, instead of a field', async () => {
  const reason = 'You need the policy message.send: Send messages in any conversation.';
  const { viewerCan } = buildConversation();
  const no = { ...viewerCan.reply, allowed: false, reason };
  open(
    buildConversation({
      ...ANSWERED_BY_AGENT,
      viewerCan: { ...viewerCan, reply: no, takeOver: { ...no, reason: 'Not you.' } },
    }),
  );
  expect(await screen.findByText(reason)).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
});

it('says that the time for a reply is over, or will be soon', async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const changes = stream(LiveInboxDocument);
  const late = buildConversation({ windowEndsAt: hoursAgo(1) });
  open(late, [changes]);
  expect(await screen.findByText(/wrote more than 24 hours ago/)).toBeInTheDocument();
  const kind = 'UPDATED' as const;
  const conversation = { ...late, windowEndsAt: hoursAgo(-2.01) };
  act(() =>
    changes.emit({ conversationChanged: { __typename: 'ConversationChange', id: late.id, kind, conversation } }),
  );
  expect(await screen.findByText('2 h left to reply')).toBeInTheDocument();
});

it('says at once, while it is open, what was found in it, why the agent stepped back again, and that nothing may be sent any more', async () => {
  const changes = stream(LiveInboxDocument);
  const before = buildConversation();
  open(before, [changes]);
  await field();
  const emit = (change: Partial<Conversation>) => {
    const conversation = { ...before, ...change };
    const told = { __typename: 'ConversationChange', id: before.id, kind: 'UPDATED', conversation } as const;
    act(() => changes.emit({ conversationChanged: told }));
  };
  emit({ safetyConcerns: ['Suicide risk'] });
  expect(await screen.findByText(/Suicide risk/)).toBeInTheDocument();
  const at = '2026-11-21T09:10:00.000Z';
  const stepBacks = [{ __typename: 'StepBack' as const, id: 'step-1', at, reason: 'They ask for a person' }];
  emit({ ...ANSWERED_BY_AGENT, mode: 'PAUSED', stepBacks });
  expect(await screen.findByText('The agent left this to a person.')).toBeInTheDocument();
  emit({ contactOptedOutAt: at });
  expect(await screen.findByText(/This contact asked to hear nothing more/)).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  emit({ contact: { ...before.contact, blockedAt: at } });
  expect(await screen.findByText(/This contact is blocked/)).toBeInTheDocument();
});

it('knows everybody by name, however many they are, and lets them look after it', async () => {
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
          node: { __typename: 'Member' as const, ...member },
        })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: end < members.length, endCursor: String(end) },
      },
    };
  });
  const last = buildMessage({ id: 'last', author: 'MEMBER', memberId: 'member-202', body: 'The newest here.' });
  open(buildConversation({ assigneeId: 'member-201', messages: [last] }), [crowd]);
  expect((await screen.findAllByText(/Colleague 202/, {}, { timeout: 8000 })).length).toBeGreaterThan(0);
  expect(await screen.findByDisplayValue('Colleague 201', {}, { timeout: 8000 })).toBeInTheDocument();
});

it('looks the same for a conversation of nobody and one of another workspace', async () => {
  const nowhere = answer(InboxThreadDocument, () => {
    throw denied('NOT_FOUND');
  });
  const answers = [inboxList([]), people, nowhere, { ...contact(buildConversation()), reply: nowhere.reply }];
  renderAt(AT, { answers });
  expect(await screen.findByText('No such conversation')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
});

it('tells who has it open when it is gone', async () => {
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
  expect(await screen.findByText('No such conversation')).toBeInTheDocument();
});

it('lets the viewer take over with one key, and then write [CB-37]', async () => {
  const agents = buildConversation(ANSWERED_BY_AGENT);
  const held = buildConversation();
  const takeOver = answer(TakeOverConversationDocument, {
    takeOverConversation: { __typename: 'ConversationTakenOver', conversation: held },
  });
  const { reply } = agents.viewerCan;
  agents.viewerCan.reply = { ...reply, allowed: false, reason: 'Take over this conversation first.' };
  const { user } = open(agents, [takeOver]);
  expect(await screen.findByText('Take over this conversation to reply.')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  await user.keyboard('t');
  expect(await field()).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Hand back' })).toBeInTheDocument();
  expect(takeOver.asked).toEqual([{ input: { id: 'conversation-1' } }]);
});

it('takes over with the first reply of a viewer who may reply [WC-21]', async () => {
  const sending = taking();
  const agents = buildConversation(ANSWERED_BY_AGENT);
  const { viewerCan } = agents;
  // The viewer holds message.send and not conversation.takeover.
  const takeOver = { ...viewerCan.takeOver, allowed: false, reason: 'You need the policy conversation.takeover.' };
  const { user } = open(buildConversation({ ...agents, viewerCan: { ...viewerCan, takeOver } }), [sending]);
  const composer = await field();
  expect(screen.getByText('Your reply takes over from the AI agent')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Hand back' })).toBeNull();
  await user.type(composer, 'Yes{Enter}');
  expect(await screen.findByRole('button', { name: 'Hand back' })).toBeInTheDocument();
  expect(screen.queryByText('Your reply takes over from the AI agent')).toBeNull();
  expect(sending.asked).toMatchObject([{ input: { body: 'Yes' } }]);
});

it('names who was quicker [CB-37]', async () => {
  const message = 'Ben Lindqvist holds this conversation.';
  const refused = { __typename: 'Refused', code: 'HELD_BY_ANOTHER', message, field: null } as const;
  const takeOver = answer(TakeOverConversationDocument, { takeOverConversation: refused });
  const { user } = open(buildConversation(ANSWERED_BY_AGENT), [takeOver]);
  await user.click(await screen.findByRole('button', { name: 'Take over' }));
  expect(await screen.findByText(message)).toBeInTheDocument();
});

it('hands back with a note [CB-37]', async () => {
  const back = buildConversation({ ...ANSWERED_BY_AGENT, handBackNote: 'Wants mornings' });
  const giving = answer(HandBackConversationDocument, {
    handBackConversation: { __typename: 'ConversationHandedBack', conversation: back },
  });
  const { user } = open(buildConversation(), [giving]);
  await user.click(await screen.findByRole('button', { name: 'Hand back' }));
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Wants mornings');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Hand back' }));
  expect(await screen.findByText('Handed back with a note: “Wants mornings”')).toBeInTheDocument();
  expect(giving.asked).toEqual([{ input: { id: 'conversation-1', note: 'Wants mornings' } }]);
});

it('says who else answers, instead of a field [CB-37]', async () => {
  open(buildConversation({ heldById: 'member-ben', holderName: 'Ben Lindqvist' }));
  expect(await screen.findByText('Ben Lindqvist answers this conversation.')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /Message to/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'true');
});

it('says while everything is paused that nothing written goes out, and what was kept back [CB-18]', async () => {
  const stored = buildMessage({
    id: 'kept',
    author: 'MEMBER',
    memberId: 'member-ada',
    body: 'Hi',
    status: 'SUPPRESSED',
  });
  open(buildConversation({ messages: [buildMessage(), stored] }), [], {
    workspace: { agentPausedAt: '2026-11-21T08:00:00.000Z' },
  });
  expect(await screen.findByText(/what you write is kept here, and is not sent/)).toBeInTheDocument();
  expect(said().at(-1)).toHaveTextContent('Not sent');
  expect(screen.getByText(/kept back while everything was paused/)).toBeInTheDocument();
});

it('shows the provider’s reason where a message was not delivered', async () => {
  const failure = { status: 'FAILED', failureCode: '63016', failureWords: 'Outside the allowed window' } as const;
  open(buildConversation({ messages: [buildMessage({ author: 'MEMBER', memberId: 'member-ada', ...failure })] }));
  expect(await screen.findByText('Outside the allowed window (63016)')).toBeInTheDocument();
});

it('marks as read what is on the screen', async () => {
  const read = { __typename: 'Conversation', id: 'conversation-1', unreadCount: 0 } as const;
  const marking = answer(MarkConversationReadDocument, {
    markConversationRead: { __typename: 'ConversationRead', conversation: read },
  });
  open(buildConversation({ unreadCount: 1 }), [marking]);
  await waitFor(() => expect(marking.asked).toEqual([{ input: { id: 'conversation-1', messageId: 'message-1' } }]));
});

it('shows who took it over and gave it back, where it happened, with the note [CB-37]', async () => {
  const takeover = {
    __typename: 'Takeover' as const,
    id: 'takeover-1',
    memberId: 'member-ben',
    startedAt: '2026-11-21T09:01:00.000Z',
    endedAt: '2026-11-21T09:20:00.000Z',
    ending: 'HANDED_BACK' as const,
    note: 'They want Tuesday.',
  };
  const messages = [
    buildMessage(),
    buildMessage({ id: 'message-2', body: 'Thanks!', sentAt: '2026-11-21T09:10:00.000Z' }),
  ];
  open(buildConversation({ messages, takeovers: [takeover] }));
  await screen.findByText('Thanks!');
  await waitFor(() => expect(said()[1]).toHaveTextContent('Ben Lindqvist took over'));
  expect(said()[3]).toHaveTextContent('Ben Lindqvist handed back to the agent');
  expect(said()[3]).toHaveTextContent('They want Tuesday.');
});

const STEP_BACKS = [
  { __typename: 'StepBack' as const, id: 'step-1', at: '2026-11-21T09:00:03.000Z', reason: 'OpenAI is down.' },
  { __typename: 'StepBack' as const, id: 'step-2', at: '2026-11-21T09:00:05.000Z', reason: 'They ask for a doctor.' },
];

it('says why the agent left it to a person each time, the last time above the thread and where it happened [CB-37]', async () => {
  const waiting = { ...ANSWERED_BY_AGENT, mode: 'PAUSED' as const, waitingSince: '2026-11-21T09:00:00.000Z' };
  open(buildConversation({ ...waiting, stepBacks: STEP_BACKS }));
  expect(await screen.findByText('They ask for a doctor.', { selector: 'p, p *' })).toBeInTheDocument();
  expect(screen.queryByText('OpenAI is down.', { selector: 'p, p *' })).not.toBeInTheDocument();
  expect(said().at(-2)).toHaveTextContent(/The agent left this to a person · .*OpenAI is down\./);
  expect(said().at(-1)).toHaveTextContent(/The agent left this to a person · .*They ask for a doctor\./);
});

it('says above the thread what the safety policy found, and nothing where it found nothing [AM-36]', async () => {
  open(buildConversation({ safetyConcerns: ['Danger', 'Sadness'] }));
  expect(await screen.findByText(/Your safety policy found something here/)).toBeInTheDocument();
  expect(screen.getByText(/Danger, Sadness/)).toBeInTheDocument();
});

it('keeps those lines once somebody answers, and says it above the thread no more [CB-37]', async () => {
  open(buildConversation({ stepBacks: STEP_BACKS }));
  await field();
  expect(screen.queryByText(/Your safety policy found/)).not.toBeInTheDocument();
  expect(said().at(-1)).toHaveTextContent(/They ask for a doctor/);
  expect(screen.getAllByText(/The agent left this to a person/)).toHaveLength(2);
});

it('shows a takeover before the first word, where nothing is left out before it [CB-37]', async () => {
  const takeover = {
    __typename: 'Takeover' as const,
    id: 'takeover-1',
    memberId: 'member-ada',
    startedAt: '2026-11-21T08:00:00.000Z',
    endedAt: null,
    ending: null,
    note: null,
  };
  open(buildConversation({ takeovers: [takeover] }));
  await field();
  expect(said()[0]).toHaveTextContent('You took over');
});

it('says above the thread that the agent had to be silent, and nothing where it was not [CB-18]', async () => {
  const silent = { silentSince: '2026-11-21T09:00:00.000Z', silentBecause: 'The workspace is paused.' };
  open(buildConversation({ ...ANSWERED_BY_AGENT, ...silent }));
  expect(await screen.findByText(/The agent did not answer/)).toBeInTheDocument();
  expect(
    screen.getByText(/“The workspace is paused\.” .*take over and hand back to let it answer now/),
  ).toBeInTheDocument();
  const list = within(screen.getByRole('list', { name: 'Conversations' }));
  expect(list.getByText('Not answered')).toBeInTheDocument();
  cleanup();
  open(buildConversation(ANSWERED_BY_AGENT));
  await screen.findByRole('button', { name: 'Take over' });
  expect(screen.queryByText(/The agent did not answer/)).toBeNull();
});

it('sends once more what did not arrive, and offers that no longer once it is said again', async () => {
  const failed = { status: 'FAILED', failureCode: '63016', failureWords: 'Outside the allowed window' } as const;
  const lost = { ...mine('Come at six'), id: 'lost', ...failed };
  const send = taking();
  const { user } = open(buildConversation({ messages: [buildMessage(), lost] }), [send]);
  await user.click(await screen.findByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(send.asked).toMatchObject([{ input: { body: 'Come at six' } }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull());
  expect(said().filter(({ textContent }) => textContent?.includes('Come at six'))).toHaveLength(2);
});

it.each([
  ['whether it arrived is not known', { status: 'UNCONFIRMED' as const }, {}],
  ['it is the agent’s', { status: 'FAILED' as const, author: 'AGENT' as const, memberId: null }, {}],
  ['somebody else answers', { status: 'FAILED' as const }, { heldById: 'member-9', holderName: 'Omar' }],
  ['the time for a reply is over', { status: 'FAILED' as const }, { windowEndsAt: '2026-11-01T00:00:00.000Z' }],
])('offers to send nothing again where %s', async (_why, message, over) => {
  open(buildConversation({ messages: [{ ...mine('Come at six'), ...message }], ...over }));
  await screen.findByRole('region', { name: 'Messages' });
  expect(said().at(-1)).toHaveTextContent('Come at six');
  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('is given to somebody to look after by a key', async () => {
  const { user } = open(buildConversation());
  const select = await screen.findByRole('combobox', { name: 'Looked after by' });
  await user.keyboard('a');
  expect(select).toHaveFocus();
});

it('is given to somebody to look after', async () => {
  const assign = answer(AssignConversationDocument, ({ input: { assigneeId } }) => ({
    assignConversation: {
      __typename: 'ConversationAssigned' as const,
      conversation: { __typename: 'Conversation' as const, id: 'conversation-1', assigneeId: assigneeId ?? null },
    },
  }));
  const { user } = open(buildConversation(), [assign]);
  const select = await screen.findByRole('combobox', { name: 'Looked after by' });
  await user.click(select);
  await user.click(await screen.findByRole('option', { name: 'Ben Lindqvist' }));
  await waitFor(() => expect(assign.asked).toEqual([{ input: { id: 'conversation-1', assigneeId: 'member-ben' } }]));
  expect(select).toHaveValue('Ben Lindqvist');
});
