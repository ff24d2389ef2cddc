import type { HandoffCode } from '@frontdesk/domain';
import { EscalationProgressDocument } from '../../gql/escalation-progress.ts';
import { InboxContactDocument } from '../../gql/inbox-contact.ts';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import { InboxPeopleDocument } from '../../gql/inbox-people.ts';
import { InboxThreadDocument } from '../../gql/inbox-thread.ts';
import type {
  ConversationStatus,
  EscalationProgressQuery,
  InboxListQueryVariables,
  InboxThreadQuery,
  InboxThreadQueryVariables,
} from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import type { InboxContact } from './contact-pane.tsx';
import type { ThreadMessage } from './conversation-cache.ts';

type Thread = InboxThreadQuery['conversation'];

/** Creates a message. By default, it was sent by the contact Marisol. */
export const buildMessage = (overrides: Partial<ThreadMessage> = {}): ThreadMessage => ({
  __typename: 'Message',
  id: 'message-1',
  authorType: 'CONTACT',
  importedAt: null,
  memberId: null,
  body: 'Do you have a class on Tuesdays?',
  status: 'RECEIVED',
  failureCode: null,
  failureMessage: null,
  sentAt: '2026-11-21T09:00:00.000Z',
  choices: [],
  answeredText: null,
  headerFile: null,
  sequenceMessage: null,
  sources: [],
  attachments: [],
  ...overrides,
});

export const buildContact = (overrides: Partial<InboxContact> = {}): InboxContact => ({
  __typename: 'Contact',
  id: 'contact-1',
  name: 'Marisol Ortega',
  phone: '+442079460018',
  email: null,
  company: '',
  notes: '',
  tags: [],
  blockedAt: null,
  createdAt: '2026-11-02T09:00:00.000Z',
  conversationCount: 1,
  ...overrides,
});

/** Creates a conversation with all fields that the panes use. */
export const buildConversation = (overrides: Partial<ReturnType<typeof openConversation>> = {}) => ({
  ...openConversation(),
  ...overrides,
});

/** Creates a page of messages. By default, there are no earlier messages. */
export const messagesOf = (nodes: ThreadMessage[], hasPreviousPage = false): Thread['messages'] => ({
  __typename: 'MessageConnection',
  nodes,
  pageInfo: { __typename: 'PageInfo', hasPreviousPage, startCursor: nodes[0]?.id ?? null },
});

export const takeoversOf = (...nodes: Thread['takeovers']['nodes']): Thread['takeovers'] => ({
  __typename: 'TakeoverConnection',
  nodes,
});

export const ratingsOf = (...nodes: Thread['ratings']['nodes']): Thread['ratings'] => ({
  __typename: 'RatingConnection',
  nodes,
});

export const handoffsOf = (...nodes: Thread['handoffs']['nodes']): Thread['handoffs'] => ({
  __typename: 'AgentHandoffConnection',
  nodes,
});

export const notesOf = (...nodes: Thread['notes']['nodes']): Thread['notes'] => ({
  __typename: 'ConversationNoteConnection',
  nodes,
});

/** Returns the page with only the newest message, which is what lists and events contain. */
const newestOf = ({ nodes }: Thread['messages']) => messagesOf(nodes.slice(-1));

const allowed = () => ({ __typename: 'PermissionCheck' as const, allowed: true, reason: null as string | null });

/** Fields of a conversation that the agent handles. */
export const ANSWERED_BY_AGENT = { mode: 'AGENT' as const, heldById: null, holderName: null };

const openConversation = () => ({
  __typename: 'Conversation' as const,
  id: 'conversation-1',
  channel: 'WHATSAPP' as const,
  // The viewer Ada has taken over and can write.
  status: 'OPEN' as ConversationStatus,
  snoozedUntil: null as string | null,
  statusChangedAt: null as string | null,
  statusChangedByName: null as string | null,
  mode: 'HUMAN' as 'AGENT' | 'HUMAN' | 'PAUSED',
  heldById: 'member-ada' as string | null,
  holderName: 'Ada Lovelace' as string | null,
  assigneeId: null as string | null,
  leadId: null as string | null,
  nextBookingAt: null as string | null,
  // The current time, so that the reply window is open.
  lastInboundAt: new Date().toISOString() as string | null,
  replyWindowExpiresAt: new Date(Date.now() + 24 * 3_600_000).toISOString() as string | null,
  waitingSince: null as string | null,
  handoffCode: null as HandoffCode | null,
  agentSuppressedAt: null as string | null,
  agentSuppressedReason: null as string | null,
  handoffs: handoffsOf(),
  ratings: ratingsOf(),
  notes: notesOf(),
  safetyMatches: [] as string[],
  unreadCount: 0,
  version: 1,
  returnNote: null as string | null,
  lastMessageAt: '2026-11-21T09:00:00.000Z',
  takeovers: takeoversOf(),
  contactName: 'Marisol Ortega',
  contactOptedOutAt: null as string | null,
  contact: buildContact(),
  messages: messagesOf([buildMessage()]),
  viewerCan: {
    __typename: 'ConversationPermissions' as const,
    reply: allowed(),
    takeOver: allowed(),
    returnToAgent: allowed(),
    markRead: allowed(),
    assign: allowed(),
  },
});

export type Conversation = ReturnType<typeof openConversation>;

/** Creates the conversation in a mutation result, in which the viewer has taken over and sent the message. */
export const afterReply = (message: ThreadMessage) => ({
  ...openConversation(),
  lastMessageAt: message.sentAt,
  messages: messagesOf([message]),
});

/** Creates a change event, which contains only the last message of the conversation. */
export const changed = (conversation: Conversation, kind: 'CREATED' | 'UPDATED' = 'UPDATED') => ({
  conversationChanged: {
    __typename: 'ConversationChange' as const,
    id: conversation.id,
    kind,
    conversation: { ...conversation, messages: newestOf(conversation.messages) },
  },
});

export const added = (conversationId: string, message: ThreadMessage) => ({
  messageAdded: { __typename: 'MessageAdded' as const, id: message.id, conversationId, message },
});

/** Mocks the list of conversations. It returns the same conversations in the same order for every filter. */
export const inboxList = (
  conversations: Conversation[] | ((asked: InboxListQueryVariables) => Conversation[]),
  page: { total?: number; more?: boolean } = {},
) =>
  answer(InboxListDocument, (asked) => {
    const rows = typeof conversations === 'function' ? conversations(asked) : conversations;
    const edges = rows.map((row) => ({
      __typename: 'ConversationEdge' as const,
      cursor: `c-${row.id}`,
      node: { ...row, messages: newestOf(row.messages) },
    }));
    const pageInfo = {
      __typename: 'PageInfo' as const,
      hasNextPage: page.more ?? false,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    const totalCount = page.total ?? rows.length;
    return { conversations: { __typename: 'ConversationConnection' as const, edges, pageInfo, totalCount } };
  });

/** Mocks the thread of a conversation. */
export const thread = (conversation: Conversation | ((asked: InboxThreadQueryVariables) => Conversation)) =>
  answer(InboxThreadDocument, (asked) => ({
    conversation: typeof conversation === 'function' ? conversation(asked) : conversation,
  }));

/** Mocks the escalation of a handoff. Without arguments, there is no escalation. */
export const escalationProgress = (...nodes: EscalationProgressQuery['conversation']['escalationRuns']['nodes']) =>
  answer(EscalationProgressDocument, ({ id }) => ({
    conversation: {
      __typename: 'Conversation' as const,
      id,
      escalationRuns: { __typename: 'EscalationRunConnection' as const, nodes },
    },
  }));

export const contact = (conversation: Conversation) => answer(InboxContactDocument, { conversation });

/** Mocks the list of members, which contains the viewer Ada and Ben. */
export const people = answer(InboxPeopleDocument, {
  members: {
    __typename: 'MemberConnection',
    edges: [
      { id: 'member-ada', name: 'Ada Lovelace' },
      { id: 'member-ben', name: 'Ben Lindqvist' },
    ].map((member) => ({
      __typename: 'MemberEdge' as const,
      cursor: member.id,
      node: { __typename: 'Member' as const, isAway: false, awayUntil: null, ...member },
    })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});
