/** Cursor in a list ordered by (time, id), newest first. */
export interface CursorPosition {
  readonly at: Date;
  readonly id: string;
}

/** Cursor in a list ordered by (text, id). */
export interface TextCursorPosition {
  readonly text: string;
  readonly id: string;
}

export interface Page {
  /** One more than requested, to detect whether a next page exists. */
  readonly take: number;
  readonly after: CursorPosition | null;
}
