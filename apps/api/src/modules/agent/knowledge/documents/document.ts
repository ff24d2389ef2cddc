import type { KnowledgeFormat, KnowledgeReadError } from '@frontdesk/domain';

/** A part of a document as Markdown. */
export interface DocumentSection {
  /** Page number in a PDF file, starting at 1. Null for other formats. */
  readonly page: number | null;
  readonly text: string;
}

/** Text of a document. */
export interface DocumentText {
  readonly format: KnowledgeFormat;
  /** Title of an HTML page. Null for other formats and if the page has no title. */
  readonly title: string | null;
  /** Number of pages of a PDF file. Null for other formats. */
  readonly pageCount: number | null;
  readonly sections: readonly DocumentSection[];
}

/** Result returned by the process that reads a document. */
export type DocumentReply = { readonly document: DocumentText } | { readonly code: KnowledgeReadError };

/** Limits of the process that reads a document. */
export const DOCUMENT_LIMITS = {
  /** Maximum memory of the process in bytes, including the file. */
  memoryBytes: 384 * 1024 * 1024,
  /** Maximum heap size of the thread that parses the file, in MB. */
  heapMb: 256,
  /** Interval in milliseconds at which the memory use is measured. */
  watchMs: 20,
  /** Maximum length of the text in characters. */
  textLength: 8_000_000,
  /** Maximum number of pages of a PDF file, or of rows in a table. */
  sections: 20_000,
  timeoutMs: 120_000,
} as const;

/** Thrown if a document cannot be read. */
export class UnreadableDocument extends Error {
  readonly code: KnowledgeReadError;

  constructor(code: KnowledgeReadError) {
    super(code);
    this.code = code;
  }
}
