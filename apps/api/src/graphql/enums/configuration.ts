import { CONFIGURATION_CHANGES, CONFIGURATION_KINDS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ConfigurationKindEnum = enumOf(
  'ConfigurationKind',
  'Kind of an item in a configuration.',
  CONFIGURATION_KINDS,
  {
    HTTP_TOOL: 'An HTTP tool without the values of its secret headers.',
    FORM: 'The draft of a form for contacts.',
    LEAD_FORM: 'The draft of the public lead form, without its logo and the origins that can embed it.',
    BUSINESS_PROFILE: 'The business profile.',
    KNOWLEDGE_SOURCE: 'A text or an answered question. Files and web pages are not part of a configuration.',
    SAVED_REPLY: 'A saved reply that is shared with the workspace.',
    SAFETY_CONCEPT: 'A monitored concept with its rule.',
    AGENT: 'The draft of an agent: persona, questions, goal and flows.',
    SERVICE: 'A service with its agent.',
  },
);
export const ConfigurationChangeEnum = enumOf(
  'ConfigurationChange',
  'Result of the comparison of an item with the workspace.',
  CONFIGURATION_CHANGES,
  {
    ADDED: 'The workspace does not have the item. It would be created.',
    CHANGED: 'The workspace has the item with other values. It would be updated.',
    UNCHANGED: 'The workspace has the item with the same values.',
    ONLY_HERE: 'Only the workspace has the item. It would not be changed.',
  },
);
