import { isModelProvider } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { maskTexts } from '../../../../query-compiler/index.ts';
import { authorizeReply, lockReadableConversation } from '../../../messaging/conversations/index.ts';
import { agentModelsOf, IntegrationError } from '../../../platform/integrations/index.ts';
import { newSources } from '../../answer-sources/index.ts';
import { areModelsStopped, type PurposedCall, storeModelCalls } from '../../model-usage/index.ts';
import { composeDraft, openDraft } from '../../runs/index.ts';

/**
 * Drafts the agent's reply to the unanswered messages of a conversation, for the member who replies. Nothing is sent or
 * stored, and the agent can use only read-only tools.
 */
export async function draftReply(ctx: WorkspaceContext, { conversationId }: { readonly conversationId: string }) {
  const { services, workspace } = ctx;
  await services.rateLimits.take('draft:workspace', workspace.id);
  const opened = await ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const refusal = authorizeReply(ctx, conversation);
    if (refusal) return refusal;
    if (await areModelsStopped(tx, services.clock())) return refused('MODEL_BUDGET_REACHED');
    const draft = await openDraft(tx, services, conversation);
    return typeof draft === 'string' ? refused(draft) : draft;
  });
  if ('type' in opened) return opened;
  const models = await agentModelsOf(services, workspace.id);
  if ('kind' in models) return refused('MODEL_NOT_SET_UP');
  const calls: PurposedCall[] = [];
  try {
    const reply = await composeDraft(services, opened, { models, by: ctx, calls });
    if (!reply) return refused('NO_REPLY_DRAFT');
    const [text = ''] = await maskTexts(ctx, [reply.text]);
    return { draft: { text, sources: newSources(reply.sources) } } as const;
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    return refused(isModelProvider(error.used.provider) ? 'MODEL_FAILED' : 'NO_REPLY_DRAFT');
  } finally {
    const agentVersionId = opened.context.agent.versionId;
    await storeModelCalls(services, calls, { workspaceId: workspace.id, conversationId, agentVersionId });
  }
}
