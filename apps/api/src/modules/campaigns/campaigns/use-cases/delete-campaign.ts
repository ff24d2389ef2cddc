import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockCampaign, primaryKeyOf } from '../campaigns.repository.ts';

/** Drafts only. Records of sent campaigns stay. */
export const deleteCampaign = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'delete', 'Campaign', await lockCampaign(tx, id));
    if (campaign.state !== 'DRAFT') return refused('CAMPAIGN_STATE', 'id');
    await tx.campaign.delete({ where: primaryKeyOf(campaign) });
    const before = { name: campaign.name };
    await recordEvent(tx, ctx, { name: 'campaign.deleted', subject: { type: 'Campaign', id }, before });
    return { type: 'CampaignDeleted', id } as const;
  });
