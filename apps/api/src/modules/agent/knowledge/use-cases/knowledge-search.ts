import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { modelRouteOf } from '../../../platform/integrations/index.ts';
import { findPassages } from '../find-passages.ts';

/** Returns the passages that the agent finds for a question of a contact. */
export async function knowledgeSearch(ctx: WorkspaceContext, question: string) {
  if (question.length > KNOWLEDGE_LIMITS.questionLength)
    throw badInput(`A question can have at most ${KNOWLEDGE_LIMITS.questionLength} characters.`, 'question');
  const asked = { workspaceId: ctx.workspace.id, questions: [question], now: ctx.services.clock(), placeOf: NO_PLACE };
  const [passages = []] = await findPassages(ctx.services, asked);
  return { isSupported: passages.length > 0, passages };
}

const NO_PLACE = async () => ({ language: null, phoneConfigId: null });

/** Returns whether the knowledge base is searched by meaning, and how many passages already have vectors. */
export const knowledgeEmbeddings = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => {
    const { modelRoutes } = await tx.workspace.findFirstOrThrow({ select: { modelRoutes: true } });
    return {
      isEnabled: modelRouteOf(modelRoutes, 'EMBEDDING').choices.length > 0,
      passageCount: await tx.knowledgePassage.count(),
      embeddedCount: await tx.knowledgeEmbedding.count(),
    };
  });
