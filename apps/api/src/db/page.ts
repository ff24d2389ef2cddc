/** Position of a row in a list ordered by (time, id), newest first. */
export interface CursorPosition {
  readonly at: Date;
  readonly id: string;
}

/** Position of a row in a list ordered by (text, id). */
export interface TextCursorPosition {
  readonly text: string;
  readonly id: string;
}

export interface Page {
  /** Number of rows to read: one more than requested, to detect whether there is a next page. */
  readonly take: number;
  readonly after: CursorPosition | null;
}
