import { allow, heldByMe, type Where } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** CB-34: the role agent answers by hand during a takeover of their own, even when the policy itself was granted. */
const inAnyConversation: Where = (me) => (me.role === 'agent' ? heldByMe(me) : 'everywhere');
const notAsAgent: Where = (me) => (me.role === 'agent' ? 'nowhere' : 'everywhere');

export const conversationPolicies = policyGroup('Conversations', [
  {
    key: 'message.read',
    sentence: 'View messages and conversations.',
    dependsOn: [],
    allows: [
      allow('read', 'Conversation'),
      allow('read', 'Message'),
      allow('read', 'Escalation'),
      allow('read', 'WhatsAppTemplate'),
    ],
  },
  {
    key: 'message.send',
    sentence: 'Send messages in any conversation, assign conversations and have the agent call a lead.',
    dependsOn: ['message.read'],
    allows: [
      // To mark as read is to tell the others that it was dealt with; a viewer changes nothing (AM-19).
      allow('markRead', 'Conversation'),
      allow('reply', 'Conversation', inAnyConversation),
      allow('assign', 'Conversation', notAsAgent),
      allow('dial', 'Call', notAsAgent),
    ],
  },
  {
    key: 'conversation.takeover',
    sentence: 'Take over a conversation, reply while holding it, and hand it back to the agent.',
    dependsOn: ['message.read'],
    allows: [
      allow(['takeOver', 'markRead'], 'Conversation'),
      allow(['reply', 'handBack'], 'Conversation', heldByMe),
      allow(['acknowledge', 'resolve'], 'Escalation'),
    ],
  },
]);
