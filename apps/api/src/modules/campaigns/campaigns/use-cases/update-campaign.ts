import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type CampaignInput, validateCampaign } from '../campaign-validation.ts';
import { lockCampaign, primaryKeyOf, saveDraft } from '../campaigns.repository.ts';

/** Replaces the content of a draft. Scheduled and started campaigns cannot be changed. */
export const updateCampaign = (ctx: WorkspaceContext, { id, ...input }: CampaignInput & { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'update', 'Campaign', await lockCampaign(tx, id));
    if (campaign.state !== 'DRAFT') return refused('CAMPAIGN_STATE', 'id');
    const draft = await validateCampaign(tx, ctx, input);
    if (isRefused(draft)) return draft;
    await saveDraft(tx, id, { ...draft, updatedAt: ctx.services.clock() });
    const { workspaceId } = primaryKeyOf(campaign).workspaceId_id;
    const [before, after] = [{ name: campaign.name }, { name: draft.name }];
    await recordEvent(
      tx,
      ctx,
      { name: 'campaign.updated', subject: { type: 'Campaign', id }, before, after },
      { topic: 'campaign', workspaceId, id },
    );
    return { type: 'CampaignUpdated', campaign: byId(id) } as const;
  });
