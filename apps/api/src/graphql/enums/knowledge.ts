import { KNOWLEDGE_PASSAGE_KINDS, KNOWLEDGE_SOURCE_KINDS, UNANSWERED_QUESTION_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const KnowledgeSourceKindEnum = enumOf(
  'KnowledgeSourceKind',
  'Kind of a knowledge source.',
  KNOWLEDGE_SOURCE_KINDS,
  { QUESTION_ANSWER: 'A question with its answer.', TEXT: 'A text, which headings divide into sections.' },
);
export const KnowledgePassageKindEnum = enumOf(
  'KnowledgePassageKind',
  'Origin of a passage that the agent uses as a source of facts.',
  KNOWLEDGE_PASSAGE_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A section of a text.',
    BUSINESS_PROFILE: 'The business profile.',
    BUSINESS_HOURS: 'The business hours.',
  },
);
export const UnansweredQuestionStatusEnum = enumOf(
  'UnansweredQuestionStatus',
  'Status of an unanswered question.',
  UNANSWERED_QUESTION_STATUSES,
  {
    OPEN: 'The question has no answer yet.',
    ANSWERED: 'A member added an answer.',
    DISMISSED: 'A member dismissed the question.',
  },
);
