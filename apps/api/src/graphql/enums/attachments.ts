import {
  ATTACHMENT_ERRORS,
  ATTACHMENT_KINDS,
  ATTACHMENT_STATUSES,
  EXTRACTION_ERRORS,
  EXTRACTION_STATUSES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AttachmentKindEnum = enumOf('AttachmentKind', 'Kind of an attachment.', ATTACHMENT_KINDS, {
  IMAGE: 'A photo or another image.',
  STICKER: 'A sticker.',
  VOICE: 'A voice message that was recorded in the chat.',
  AUDIO: 'An audio file.',
  VIDEO: 'A video.',
  DOCUMENT: 'A document or another file.',
  LOCATION: 'A location on the map.',
  CONTACT: 'One or more contact cards.',
});
export const AttachmentStatusEnum = enumOf('AttachmentStatus', 'Status of an attachment.', ATTACHMENT_STATUSES, {
  PENDING: 'The file is being fetched from the provider.',
  READY: 'The file is stored. Locations and contact cards are always ready.',
  FAILED: 'The file is not stored.',
});
export const AttachmentErrorEnum = enumOf(
  'AttachmentError',
  'Reason why the file of an attachment is not stored.',
  ATTACHMENT_ERRORS,
  {
    TOO_LARGE: 'The file is larger than 20 MB.',
    EMPTY: 'The file is empty.',
    TYPE_MISMATCH: 'The content of the file is not of the kind that the message states.',
    TYPE_UNSUPPORTED: 'The file has a type that is not accepted, for example a program.',
    DAMAGED: 'The image is damaged.',
    IMAGE_TOO_LARGE: 'The image has more than 50 million pixels.',
    EXPIRED: 'The provider no longer has the file.',
    ADDRESS_NOT_ALLOWED: 'The URL of the file leads to an address that is not allowed.',
    NOT_AVAILABLE: 'The provider did not deliver the file.',
  },
);
export const ExtractionStatusEnum = enumOf(
  'ExtractionStatus',
  'Whether the content of an attachment was converted to text.',
  EXTRACTION_STATUSES,
  {
    NONE: 'The attachment is of a kind that is not converted to text, for example a video.',
    PENDING: 'The file is queued or being read.',
    READY: 'The text is available.',
    FAILED: 'The content could not be converted to text.',
  },
);
export const ExtractionErrorEnum = enumOf(
  'ExtractionError',
  'Reason why the content of an attachment was not converted to text.',
  EXTRACTION_ERRORS,
  {
    TOO_LONG: 'The recording is longer than ten minutes.',
    NO_MODEL: 'The workspace has no model for recordings and images.',
    NO_CONTENT: 'The recording contains no speech, or the document contains no text.',
    UNREADABLE: 'The model or the reader does not accept the file.',
    NOT_AVAILABLE: 'The model did not respond.',
  },
);
