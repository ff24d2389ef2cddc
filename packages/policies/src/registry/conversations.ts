import { heldByMe, permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** CB-34: the role agent answers by hand during a takeover of their own, even when the policy itself was granted. */
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
      // To mark as read is to tell the others that it was dealt with; a viewer changes nothing (AM-19).
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
