import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { Refused, refused } from '../../../../graphql/refused.type.ts';
import { type CampaignInput, validateCampaign } from '../campaign-validation.ts';
import { lockCampaign, primaryKeyOf, saveDraft } from '../campaigns.repository.ts';
import { CampaignUpdated } from '../graphql/campaign.results.ts';

/** Replaces the content of a draft. Scheduled and started campaigns cannot be changed. */
export const updateCampaign = (ctx: WorkspaceContext, { id, ...said }: CampaignInput & { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'update', 'Campaign', await lockCampaign(tx, id));
    if (campaign.state !== 'DRAFT') return refused('CAMPAIGN_STATE', 'id');
    const draft = await validateCampaign(tx, ctx, said);
    if (draft instanceof Refused) return draft;
    await saveDraft(tx, id, { ...draft, updatedAt: ctx.services.clock() });
    const { workspaceId } = primaryKeyOf(campaign).workspaceId_id;
    const [before, after] = [{ name: campaign.name }, { name: draft.name }];
    await recordEvent(
      tx,
      ctx,
      { name: 'campaign.updated', subject: { type: 'Campaign', id }, before, after },
      { topic: 'campaign', workspaceId, id },
    );
    return new CampaignUpdated(id);
  });
