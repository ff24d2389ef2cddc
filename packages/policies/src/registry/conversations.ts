import { heldByMe, permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** CB-34: the agent role can reply only during its own takeover, even when the policy was granted. */
const inAnyConversation: ScopeCondition = (me) => (me.role === 'agent' ? heldByMe(me) : 'everywhere');
const exceptAgent: ScopeCondition = (me) => (me.role === 'agent' ? 'nowhere' : 'everywhere');

export const conversationPolicies = policyGroup('Conversations', [
  {
    key: 'message.read',
    sentence: 'View messages and conversations.',
    dependsOn: [],
    allows: [
      permit('read', 'Conversation'),
      permit('read', 'Message'),
      permit('read', 'Escalation'),
      permit('read', 'WhatsAppTemplate'),
    ],
  },
  {
    key: 'message.send',
    sentence: 'Send messages in any conversation, assign conversations and have the agent call a lead.',
    dependsOn: ['message.read'],
    allows: [
      // Marking as read tells other members that a conversation was handled; viewers change nothing (AM-19).
      permit('markRead', 'Conversation'),
      permit('reply', 'Conversation', inAnyConversation),
      permit('assign', 'Conversation', exceptAgent),
      permit('dial', 'Call', exceptAgent),
    ],
  },
  {
    key: 'conversation.takeover',
    sentence: 'Take over a conversation, reply while holding it, and hand it back to the agent.',
    dependsOn: ['message.read'],
    allows: [
      permit(['takeOver', 'markRead'], 'Conversation'),
      permit(['reply', 'handBack'], 'Conversation', heldByMe),
      permit(['acknowledge', 'resolve'], 'Escalation'),
    ],
  },
]);
