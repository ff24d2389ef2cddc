/** What a sentence has to contain, in any order, to state something of a category. */
export interface Frame {
  readonly category: string;
  /** The first part states it: a denial before that part cancels the frame. */
  readonly parts: readonly RegExp[];
  /** Any of these cancels the frame. */
  readonly unless?: RegExp;
  readonly confidence: number;
  /** The denial is part of the statement. */
  readonly containsDenial?: true;
}

/** Matches any of the patterns as whole words. */
export const any = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`);

/** Statements about the past, prevention and services are no emergencies. */
export const history =
  /\b(?:years? ago|last year|in (?:19|20)\d\d|family history|as a child|prevention|survivor|recovered|vor \w+ jahren|letztes jahr|fruher|hace (?:\w+ )?anos|ano pasado|ha \w+ anos|ano passado|check-?up|screening|first aid|erste hilfe|primeiros socorros|primeros auxilios|class|course|kurs|curso|workshop|training|treat|behandeln|tratan|tratam)\b/;
