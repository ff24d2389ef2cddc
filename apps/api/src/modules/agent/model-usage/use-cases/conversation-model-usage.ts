import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';

/** Returns the total usage of models in a conversation. All values are 0 if no model was called. */
export const conversationModelUsage = (
  ctx: WorkspaceContext,
  { conversationId }: { readonly conversationId: string },
) =>
  ctx.db.read(async (tx) => {
    const conversation = await tx.conversation.findFirst({
      where: { id: conversationId },
      include: { modelUsage: true },
    });
    const { modelUsage: used } = authorize(ctx, 'read', 'Conversation', conversation);
    return {
      callCount: used?.callCount ?? 0,
      unpricedCount: used?.unpricedCount ?? 0,
      inputTokens: Number(used?.inputTokens ?? 0),
      outputTokens: Number(used?.outputTokens ?? 0),
      costMicros: Number(used?.costMicros ?? 0),
    };
  });
