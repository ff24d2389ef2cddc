import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type CampaignInput, validateCampaign } from '../campaign-validation.ts';

/** WC-23: creates a campaign as a draft. Nothing is sent. */
export const createCampaign = (ctx: WorkspaceContext, input: CampaignInput) =>
  ctx.db.write(async (tx) => {
    const { actor, membership, workspace, services } = ctx;
    const draft = await validateCampaign(tx, ctx, input);
    if (isRefused(draft)) return draft;
    const [id, now] = [uuidv7(), services.clock()];
    const whose = { createdById: membership.memberId, createdByName: actor.name, createdAt: now, updatedAt: now };
    await tx.campaign.create({ data: { workspaceId: workspace.id, id, ...draft, ...whose } });
    await recordEvent(
      tx,
      ctx,
      { name: 'campaign.created', subject: { type: 'Campaign', id }, after: { name: draft.name } },
      { topic: 'campaign', workspaceId: workspace.id, id },
    );
    return { type: 'CampaignCreated', campaign: byId(id) } as const;
  });
