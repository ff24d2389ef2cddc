import type { Edge } from './edge.ts';
import { one } from './edge-joins.ts';

/** Fields that link results of a search and the texts in which it found words, by type and field name. */
export const SEARCH_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  SearchResult: {
    message: one('Message', { id: 'id' }, 'The message. Null for other kinds.'),
    note: one('ConversationNote', { id: 'id' }, 'The note. Null for other kinds.'),
    turn: {
      ...one('TranscriptTurn', { id: 'id' }, 'The utterance. Null for other kinds.'),
      isNullIfHidden: true,
    },
  },
};
