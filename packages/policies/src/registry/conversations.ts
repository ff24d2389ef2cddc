import { exceptApiKeys, heldByMe, ownedByMe, permit, type ScopeCondition, sharedHere } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/**
 * Matches conversations that no member has taken over. For the role agent, matches only for members: the role can reply
 * only during a takeover (CB-34), and a reply through an API key does not start one.
 */
const whileNotHeld: ScopeCondition = (me) =>
  me.role === 'agent' && me.kind !== 'member' ? 'none' : { heldById: null };
/** API keys cannot take over a conversation, so they cannot reply while their creator has taken it over. */
const duringMyTakeover = exceptApiKeys(heldByMe);
const ownReplies = permit(['read', 'create', 'update', 'delete'], 'SavedReply', exceptApiKeys(ownedByMe));
/** A member deletes their own notes. API keys have no notes. */
const ownNotes = permit(['create', 'delete'], 'ConversationNote', exceptApiKeys(ownedByMe));
/** Each kind of import also requires its own permissions, here `create` of saved replies. */
const replyImports = permit('use', 'Import', exceptApiKeys());
const exceptAgent: ScopeCondition = (me) => (me.role === 'agent' ? 'none' : 'all');

export const conversationPolicies = policyGroup('Conversations', [
  {
    key: 'message.read',
    description: 'View messages and conversations.',
    dependsOn: [],
    allows: [
      permit('read', 'Conversation'),
      permit('read', 'Message'),
      permit('read', 'ConversationNote'),
      permit('read', 'Escalation'),
      permit('read', 'ToolCall'),
      permit('read', 'SequenceMessage'),
      permit('read', 'WhatsAppTemplate'),
      permit('read', 'SavedReply', sharedHere),
    ],
  },
  {
    key: 'saved_reply.manage',
    description: 'Create, edit and delete saved replies for all members.',
    dependsOn: ['message.read'],
    allows: [permit(['create', 'update', 'delete'], 'SavedReply', sharedHere), replyImports],
  },
  {
    key: 'message.send',
    description: 'Start, reply to and assign conversations, write and delete notes, and have the agent call leads.',
    dependsOn: ['message.read'],
    allows: [
      // Requires this policy, because marking as read tells other members that a conversation was handled, and viewers
      // cannot change anything (AM-19).
      permit('markRead', 'Conversation'),
      permit('reply', 'Conversation', whileNotHeld),
      permit('reply', 'Conversation', duringMyTakeover),
      permit('returnToAgent', 'Conversation', heldByMe),
      permit(['start', 'assign'], 'Conversation', exceptAgent),
      permit('dial', 'Call', exceptAgent),
      permit('delete', 'ConversationNote', exceptApiKeys(exceptAgent)),
      ownReplies,
      ownNotes,
      replyImports,
    ],
  },
  {
    key: 'conversation.takeover',
    description: 'Take over conversations, reply in them, return them to AI and write notes.',
    dependsOn: ['message.read'],
    allows: [
      permit(['takeOver', 'markRead'], 'Conversation'),
      permit('reply', 'Conversation', duringMyTakeover),
      permit('returnToAgent', 'Conversation', heldByMe),
      permit('resolve', 'Escalation'),
      ownReplies,
      ownNotes,
      replyImports,
    ],
  },
  {
    key: 'conversation.export',
    description: 'Export the messages of conversations to a file.',
    dependsOn: ['message.read'],
    warning: 'The file contains what contacts wrote to the workspace.',
    allows: [permit('export', 'Conversation', exceptApiKeys())],
  },
]);
