import { permit } from '../permission-rule.ts';
import { policyGroup } from './policy-group.ts';

export const knowledgePolicies = policyGroup('Knowledge', [
  {
    key: 'knowledge.read',
    description: 'View the business profile, the knowledge sources and the unanswered questions of contacts.',
    dependsOn: [],
    allows: [
      permit('read', 'BusinessProfile'),
      permit('read', 'KnowledgeSource'),
      permit('read', 'UnansweredQuestion'),
    ],
  },
  {
    key: 'knowledge.manage',
    description: 'Change the business profile and the knowledge sources, and answer and group unanswered questions.',
    dependsOn: ['knowledge.read'],
    warning: 'Members with this permission change what the agent says to contacts.',
    allows: [
      permit('update', 'BusinessProfile'),
      permit(['create', 'update', 'delete'], 'KnowledgeSource'),
      permit(['answer', 'dismiss', 'move'], 'UnansweredQuestion'),
    ],
  },
]);
