import {
  KNOWLEDGE_FORMATS,
  KNOWLEDGE_PASSAGE_KINDS,
  KNOWLEDGE_READ_ERRORS,
  KNOWLEDGE_SOURCE_KINDS,
  KNOWLEDGE_SOURCE_STATUSES,
  UNANSWERED_QUESTION_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const KnowledgeSourceKindEnum = enumOf(
  'KnowledgeSourceKind',
  'Kind of a knowledge source.',
  KNOWLEDGE_SOURCE_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A text, which headings divide into sections.',
    FILE: 'An uploaded file.',
  },
);
export const KnowledgeSourceStatusEnum = enumOf(
  'KnowledgeSourceStatus',
  'Status of a knowledge source. With every status, the agent uses the text of the last successful read.',
  KNOWLEDGE_SOURCE_STATUSES,
  {
    READING: 'The source is queued or being read.',
    READY: 'The source was read. Texts and questions with answers are always ready.',
    FAILED: 'The source could not be read.',
  },
);
export const KnowledgeFormatEnum = enumOf('KnowledgeFormat', 'Format of a file.', KNOWLEDGE_FORMATS, {
  PDF: 'PDF.',
  DOCX: 'Word document (DOCX).',
  HTML: 'HTML.',
  CSV: 'Table with a header row, separated by commas, semicolons or tabs.',
  TEXT: 'Plain text or Markdown.',
});
export const KnowledgeReadErrorEnum = enumOf(
  'KnowledgeReadError',
  'Reason why a knowledge source could not be read.',
  KNOWLEDGE_READ_ERRORS,
  {
    TYPE_UNSUPPORTED: 'The content is not a PDF, Word (DOCX), HTML, CSV, Markdown or plain text file.',
    ENCRYPTED: 'The file is protected with a password.',
    DAMAGED: 'The file is damaged or incomplete.',
    NO_TEXT: 'The file contains no text, for example because it was scanned.',
    TOO_COMPLEX: 'Reading the file exceeded the limit of 2 minutes or 384 MB of memory.',
    TOO_LONG:
      'The text exceeds 8,000,000 characters or 20,000 pages or rows, or the knowledge of the workspace would exceed 20,000 passages.',
    INTERRUPTED: 'Reading ended unexpectedly.',
  },
);
export const KnowledgePassageKindEnum = enumOf(
  'KnowledgePassageKind',
  'Origin of a passage that the agent uses as a source of facts.',
  KNOWLEDGE_PASSAGE_KINDS,
  {
    QUESTION_ANSWER: 'A question with its answer.',
    TEXT: 'A section of a text.',
    FILE: 'A part of a file.',
    BUSINESS_PROFILE: 'The business profile.',
    BUSINESS_HOURS: 'The business hours.',
    TOOL: 'The result of an HTTP tool. The title is the name of the tool.',
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
