/** Kinds of attachments of messages. VOICE is a voice message that was recorded in the chat. */
export const ATTACHMENT_KINDS = [
  'IMAGE',
  'STICKER',
  'VOICE',
  'AUDIO',
  'VIDEO',
  'DOCUMENT',
  'LOCATION',
  'CONTACT',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What the phone simulator can send in addition to text. */
export const PHONE_ATTACHMENTS = ['PHOTO', 'VOICE', 'DOCUMENT', 'LOCATION'] as const;
export type PhoneAttachment = (typeof PHONE_ATTACHMENTS)[number];

/** State of an attachment. A location and a contact card are always ready, because they have no file. */
export const ATTACHMENT_STATES = ['PENDING', 'READY', 'FAILED'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** Reasons why the file of an attachment could not be stored. */
export const ATTACHMENT_ERRORS = [
  'TOO_LARGE',
  'EMPTY',
  'TYPE_MISMATCH',
  'TYPE_UNSUPPORTED',
  'DAMAGED',
  'IMAGE_TOO_LARGE',
  'EXPIRED',
  'ADDRESS_NOT_ALLOWED',
  'NOT_AVAILABLE',
] as const;
export type AttachmentError = (typeof ATTACHMENT_ERRORS)[number];

/** Limits of attachments. */
export const ATTACHMENT_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  /** Pixels of an image, for example 10,000 × 5,000. */
  imagePixels: 50_000_000,
  /** Longer side of a preview, in pixels. */
  previewPixels: 1024,
  fileNameLength: 200,
  detailsLength: 1000,
  /** Attachments of a message that the API returns. */
  shown: 10,
} as const;

const LABELS: Readonly<Record<AttachmentKind, string>> = {
  IMAGE: 'an image',
  STICKER: 'a sticker',
  VOICE: 'a voice message',
  AUDIO: 'an audio file',
  VIDEO: 'a video',
  DOCUMENT: 'a document',
  LOCATION: 'a location',
  CONTACT: 'a contact',
};

/** Returns the line that represents an attachment in the text of a message. */
export const attachmentLine = (kind: AttachmentKind): string => `(Sent ${LABELS[kind]}.)`;

const LINES: ReadonlySet<string> = new Set(ATTACHMENT_KINDS.map(attachmentLine));

/** Returns the text of a message without the lines that represent its attachments. */
export const withoutAttachmentLines = (body: string): string =>
  body
    .split('\n')
    .filter((line) => !LINES.has(line))
    .join('\n');
