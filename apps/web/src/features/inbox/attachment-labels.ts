import type { AttachmentError, AttachmentKind, ExtractionError } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export const ATTACHMENT_KIND_LABELS: Readonly<Record<AttachmentKind, string>> = {
  IMAGE: t`Image`,
  STICKER: t`Sticker`,
  VOICE: t`Voice message`,
  AUDIO: t`Audio file`,
  VIDEO: t`Video`,
  DOCUMENT: t`Document`,
  LOCATION: t`Location`,
  CONTACT: t`Contact card`,
};

/** Reasons why the file of an attachment is not stored. */
export const ATTACHMENT_ERROR_TEXTS: Readonly<Record<AttachmentError, string>> = {
  TOO_LARGE: t`The file is larger than 20 MB.`,
  EMPTY: t`The file is empty.`,
  TYPE_MISMATCH: t`The content of the file doesn’t match its type.`,
  TYPE_UNSUPPORTED: t`Files of this type aren’t accepted.`,
  DAMAGED: t`The image is damaged.`,
  IMAGE_TOO_LARGE: t`The image has more than 50 million pixels.`,
  EXPIRED: t`The file is no longer available. Ask the contact to send it again.`,
  ADDRESS_NOT_ALLOWED: t`The file is at an address that isn’t allowed.`,
  NOT_AVAILABLE: t`The provider did not deliver the file. Try again.`,
};

/** Reasons why the agent could not read an attachment. */
export const EXTRACTION_ERROR_TEXTS: Readonly<Record<ExtractionError, string>> = {
  TOO_LONG: t`Not transcribed: longer than ten minutes.`,
  NO_MODEL: t`Not read: no language model for this file type is connected.`,
  NO_CONTENT: t`No speech or text was found.`,
  UNREADABLE: t`The content could not be read.`,
  NOT_AVAILABLE: t`The language model did not respond.`,
};
