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

/** Attachments that the phone simulator can send. */
export const PHONE_ATTACHMENTS = ['PHOTO', 'VOICE', 'DOCUMENT', 'LOCATION'] as const;
export type PhoneAttachment = (typeof PHONE_ATTACHMENTS)[number];

/** State of an attachment. A location and a contact card are always ready, because they have no file. */
export const ATTACHMENT_STATUSES = ['PENDING', 'READY', 'FAILED'] as const;
export type AttachmentStatus = (typeof ATTACHMENT_STATUSES)[number];

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

/**
 * Status of the extraction of text from an attachment. NONE: no text is extracted, for example from stickers, videos
 * and attachments without a stored file.
 */
export const EXTRACTION_STATUSES = ['NONE', 'PENDING', 'READY', 'FAILED'] as const;
export type ExtractionStatus = (typeof EXTRACTION_STATUSES)[number];

/** Reasons why no text was extracted from an attachment. */
export const EXTRACTION_ERRORS = ['TOO_LONG', 'NO_MODEL', 'NO_CONTENT', 'UNREADABLE', 'NOT_AVAILABLE'] as const;
export type ExtractionError = (typeof EXTRACTION_ERRORS)[number];

/** Limits of attachments. */
export const ATTACHMENT_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  /** Maximum number of pixels of an image, for example 10,000 × 5,000. */
  imagePixels: 50_000_000,
  /** Longer side of a preview, in pixels. */
  previewPixels: 1024,
  /** Maximum length of a recording that is transcribed, in seconds. */
  transcribedSeconds: 600,
  /**
   * Maximum length of the text that is extracted from an attachment, in characters. The rest of the text is discarded.
   */
  extractedLength: 4000,
  fileNameLength: 200,
  detailsLength: 1000,
  /** Maximum number of attachments per message that the API returns. */
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

/** The parts of an attachment that represent it in the text that the agent reads. */
export interface AttachmentContent {
  readonly kind: AttachmentKind;
  readonly state: AttachmentStatus;
  readonly extractionState: ExtractionStatus;
  readonly extractedText: string | null;
  readonly fileName: string | null;
  readonly details: string | null;
}

/** Returns whether the file of an attachment could not be stored or its content could not be extracted as text. */
export const isNotUnderstood = ({ state, extractionState }: Pick<AttachmentContent, 'state' | 'extractionState'>) =>
  state === 'FAILED' || extractionState === 'FAILED';

/**
 * Returns the text of a message with the content of its attachments, as the agent reads it. A voice message is
 * represented by its transcript alone, like a written message.
 */
export function textWithAttachments(body: string, attachments: readonly AttachmentContent[]): string {
  if (attachments.length === 0) return body;
  return [withoutAttachmentLines(body), ...attachments.map(contentText)].filter(Boolean).join('\n');
}

function contentText(attachment: AttachmentContent): string {
  const { kind, extractedText, fileName, details } = attachment;
  const line = attachmentLine(kind).slice(1, -2);
  if (isNotUnderstood(attachment)) return `(${line}, which could not be read.)`;
  if (extractedText !== null) {
    if (kind === 'VOICE') return extractedText;
    return `(${line}${fileName ? ` named ${fileName}` : ''}: ${extractedText})`;
  }
  return details ? `(${line}: ${details})` : `(${line}.)`;
}
