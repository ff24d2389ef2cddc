import { isModelProvider } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskTexts } from '../../../../db/mask-texts.ts';
import { refused } from '../../../../errors/refused.ts';
import { showsDetails } from '../../../../query-compiler/index.ts';
import { authorizeReply, lockReadableConversation } from '../../../messaging/conversations/index.ts';
import { IntegrationError, modelOf } from '../../../platform/integrations/index.ts';
import { composeDraft, openDraft } from '../../runs/index.ts';

/**
 * Drafts the agent's reply to the open messages of a conversation, for the member who replies. Nothing is sent or
 * stored, and the agent uses only tools that change nothing.
 */
export async function draftReply(ctx: WorkspaceContext, { conversationId }: { readonly conversationId: string }) {
  const { services, workspace } = ctx;
  await services.rateLimits.take('draft:workspace', workspace.id);
  const opened = await ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const refusal = authorizeReply(ctx, conversation);
    if (refusal) return refusal;
    const draft = await openDraft(tx, services, conversation);
    return typeof draft === 'string' ? refused(draft) : draft;
  });
  if ('type' in opened) return opened;
  const understand = await modelOf(services, workspace.id, 'UNDERSTANDING');
  const word = await modelOf(services, workspace.id, 'WORDING');
  if (understand.kind === 'NOT_SET_UP' || word.kind === 'NOT_SET_UP') return refused('MODEL_NOT_SET_UP');
  try {
    const reply = await composeDraft(services, opened, { models: { understand, word }, by: ctx });
    if (!reply) return refused('NO_REPLY_DRAFT');
    const [text = ''] = showsDetails(ctx.ability)
      ? [reply.text]
      : await ctx.db.read((tx) => maskTexts(tx, [reply.text]));
    const sources = reply.sources.map(({ headings, ...source }) => ({
      ...source,
      id: uuidv7(),
      headings: [...headings],
    }));
    return { draft: { text, sources } } as const;
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    return refused(isModelProvider(error.used.provider) ? 'MODEL_FAILED' : 'NO_REPLY_DRAFT');
  }
}
