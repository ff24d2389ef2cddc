import { exceptApiKeys, heldByMe, permit, type ScopeCondition } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

/** CB-34: role agent replies during a takeover only. A member's reply begins one; a key's reply does not. */
const whileNotHeld: ScopeCondition = (me) =>
  me.role === 'agent' && me.kind !== 'member' ? 'nowhere' : { heldById: null };
/** API keys cannot take over, so they cannot reply during the takeover of their creator either. */
const duringMyTakeover = exceptApiKeys(heldByMe);
const exceptAgent: ScopeCondition = (me) => (me.role === 'agent' ? 'nowhere' : 'everywhere');

export const conversationPolicies = policyGroup('Conversations', [
  {
    key: 'message.read',
    description: 'View messages and conversations.',
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
    description:
      'Start conversations, reply, which takes the conversation over, assign, and have the agent call a lead.',
    dependsOn: ['message.read'],
    allows: [
      // Marking as read tells other members that a conversation was handled; viewers change nothing (AM-19).
      permit('markRead', 'Conversation'),
      permit('reply', 'Conversation', whileNotHeld),
      permit('reply', 'Conversation', duringMyTakeover),
      permit('returnToAgent', 'Conversation', heldByMe),
      permit(['start', 'assign'], 'Conversation', exceptAgent),
      permit('dial', 'Call', exceptAgent),
    ],
  },
  {
    key: 'conversation.takeover',
    description: 'Take over a conversation, reply while holding it, and hand it back to the agent.',
    dependsOn: ['message.read'],
    allows: [
      permit(['takeOver', 'markRead'], 'Conversation'),
      permit('reply', 'Conversation', duringMyTakeover),
      permit('returnToAgent', 'Conversation', heldByMe),
      permit('resolve', 'Escalation'),
    ],
  },
]);
