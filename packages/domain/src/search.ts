/** Kinds of texts that the search of messages finds. */
export const SEARCH_KINDS = ['MESSAGE', 'NOTE', 'CALL_TURN'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Minimum number of characters in the text of a search in messages. */
export const SEARCH_LENGTH_MIN = 2;
