/** A pattern for a category: a statement matches if it contains all parts, in any order. */
export interface Frame {
  readonly category: string;
  /** Patterns that the statement must contain. A negation before the first pattern prevents a match. */
  readonly parts: readonly RegExp[];
  /** A statement that contains this pattern does not match. */
  readonly unless?: RegExp;
  readonly confidence: number;
  /** Set if a part is itself negative, such as "I don't want to live". A negation then does not prevent a match. */
  readonly containsDenial?: true;
}

/** Matches any of the patterns as whole words. */
export const any = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`);

/** Matches statements about the past, prevention or services, which are not emergencies. */
export const history =
  /\b(?:years? ago|last year|in (?:19|20)\d\d|family history|as a child|prevention|survivor|recovered|vor \w+ jahren|letztes jahr|fruher|hace (?:\w+ )?anos|ano pasado|ha \w+ anos|ano passado|check-?up|screening|first aid|erste hilfe|primeiros socorros|primeros auxilios|class|course|kurs|curso|workshop|training|treat|behandeln|tratan|tratam)\b/;
