/** Position of a row in a list that is sorted by (time, id), newest first. */
export interface CursorPosition {
  readonly at: Date;
  readonly id: string;
}

/** Position of a row in a list that is sorted by (text, id). */
export interface TextCursorPosition {
  readonly text: string;
  readonly id: string;
}

export interface Page {
  /** Number of rows to read, which is one more than requested in order to detect whether there is a next page. */
  readonly take: number;
  readonly after: CursorPosition | null;
}
