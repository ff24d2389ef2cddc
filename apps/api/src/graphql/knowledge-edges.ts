import type { Edge } from './edge.ts';
import { inOrder, many, one } from './edge-joins.ts';

/** Fields that link the knowledge of the agent and other types, by type and field name. */
export const KNOWLEDGE_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  KnowledgeSource: {
    versions: many('KnowledgeVersion', { id: 'sourceId' }, 'createdAt', 'Versions of the source, newest first.'),
    webPages: inOrder(
      'KnowledgeWebPage',
      { id: 'sourceId' },
      'createdAt',
      'Web pages of the source, at most 200, in the order of the sitemap. Empty for other sources.',
    ),
  },
  KnowledgeVersion: {
    source: one(
      'KnowledgeSource',
      'sourceId',
      'Knowledge source. Null for the business profile or if the source was deleted.',
    ),
  },
  KnowledgeWebPage: { source: one('KnowledgeSource', 'sourceId', 'Source of the page.') },
  UnansweredQuestion: {
    source: one(
      'KnowledgeSource',
      'sourceId',
      'Knowledge source with the answer. Null if the question is not answered or the source was deleted.',
    ),
  },
  UnansweredQuestionExample: {
    conversation: one('Conversation', 'conversationId', 'Conversation of the question. Null for a call.'),
    call: one('Call', 'callId', 'Call of the question. Null for a conversation.'),
  },
  AnswerSource: {
    source: one('KnowledgeSource', 'sourceId', 'Knowledge source of the passage. Null if there is none.'),
  },
};
