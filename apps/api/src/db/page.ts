/** A place in a list ordered by (time, id), newest first. */
export interface CursorPosition {
  readonly at: Date;
  readonly id: string;
}

/** A place in a list ordered by (text, id). */
export interface TextCursorPosition {
  readonly text: string;
  readonly id: string;
}

export interface Page {
  /** One more than was asked for: whether it is there says whether a page follows. */
  readonly take: number;
  readonly after: CursorPosition | null;
}
