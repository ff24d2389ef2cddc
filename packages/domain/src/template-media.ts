/** Kinds of files in the header of a template. */
export const TEMPLATE_MEDIA_KINDS = ['IMAGE', 'VIDEO', 'DOCUMENT'] as const;
export type TemplateMediaKind = (typeof TEMPLATE_MEDIA_KINDS)[number];

export const TEMPLATE_FILE_STATES = ['PENDING', 'READY'] as const;

const MEGABYTE = 1024 * 1024;

/** Limits of the files in headers. WhatsApp accepts documents of up to 100 MB, of which 16 MB are accepted here. */
export const TEMPLATE_MEDIA_LIMITS = {
  imageBytes: 5 * MEGABYTE,
  /** Limit of a video and of a document. */
  fileBytes: 16 * MEGABYTE,
  nameLength: 100,
} as const;

/** Kinds of files by the content type that is detected from the content. Meta accepts no other samples. */
const KINDS: Readonly<Record<string, TemplateMediaKind>> = {
  'image/jpeg': 'IMAGE',
  'image/png': 'IMAGE',
  'video/mp4': 'VIDEO',
  'application/pdf': 'DOCUMENT',
};

/** Content types that a header accepts. */
export const TEMPLATE_MEDIA_TYPES: readonly string[] = Object.keys(KINDS);

/** Returns the kind of a file in a header. Null if WhatsApp does not accept the content type. */
export const templateMediaKind = (contentType: string | null): TemplateMediaKind | null =>
  KINDS[contentType ?? ''] ?? null;

/** Returns whether a file is too large for its kind. */
export const isTemplateFileTooLarge = (kind: TemplateMediaKind, byteCount: number): boolean =>
  byteCount > (kind === 'IMAGE' ? TEMPLATE_MEDIA_LIMITS.imageBytes : TEMPLATE_MEDIA_LIMITS.fileBytes);
