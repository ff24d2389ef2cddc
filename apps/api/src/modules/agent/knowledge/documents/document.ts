import type { KnowledgeFormat, KnowledgeReadError } from '@frontdesk/domain';

/** A part of a document as Markdown. */
export interface DocumentSection {
  /** Page of a PDF file, starting with 1. Null for other formats. */
  readonly page: number | null;
  readonly text: string;
}

/** The text of a document. */
export interface DocumentText {
  readonly format: KnowledgeFormat;
  /** Title of an HTML page. Null if it has none, and for other formats. */
  readonly title: string | null;
  /** Number of pages of a PDF file. Null for other formats. */
  readonly pageCount: number | null;
  readonly sections: readonly DocumentSection[];
}

/** Answer of the process that reads a document. */
export type DocumentReply = { readonly document: DocumentText } | { readonly code: KnowledgeReadError };

/** Limits of the process that reads a document. */
export const DOCUMENT_LIMITS = {
  /** Memory of the process in bytes, including the file. */
  memoryBytes: 384 * 1024 * 1024,
  /** Heap of the thread that parses the file, in MB. */
  heapMb: 256,
  /** Interval in milliseconds at which the memory is measured. */
  watchMs: 20,
  /** Maximum number of characters of the text. */
  textLength: 8_000_000,
  /** Maximum number of pages of a PDF file, or rows of a table. */
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
