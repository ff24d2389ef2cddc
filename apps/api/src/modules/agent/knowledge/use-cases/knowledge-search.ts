import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { searchKnowledge } from '../search-knowledge.ts';

/** Returns what the agent finds for a question of a contact. */
export async function knowledgeSearch(ctx: WorkspaceContext, question: string) {
  if (question.length > KNOWLEDGE_LIMITS.questionLength)
    throw badInput(`A question can have at most ${KNOWLEDGE_LIMITS.questionLength} characters.`, 'question');
  const now = ctx.services.clock();
  const asked = { question, language: null, phoneConfigId: null, now };
  const passages = await ctx.db.read((tx) => searchKnowledge(tx, asked));
  return { isSupported: passages.length > 0, passages };
}
