import type { CampaignStatus } from '@frontdesk/domain';
import type { Action } from '@frontdesk/policies';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type CampaignRow, currentCategory, lockCampaign } from '../campaigns.repository.ts';
import { revertResend } from '../revert-resend.ts';
import { transitionCampaign } from '../transition-campaign.ts';
import { checkReadiness } from './start-campaign.ts';

interface CampaignReference {
  readonly id: string;
}

/** Pauses a running campaign. Messages that the provider has already accepted are not affected. */
export const pauseCampaign = (ctx: WorkspaceContext, { id }: CampaignReference) =>
  changeState(ctx, id, { action: 'pause', from: ['RUNNING'] }, async (tx, campaign) => {
    const data = { state: 'PAUSED', pauseReason: 'MEMBER' } as const;
    await transitionCampaign(tx, ctx, campaign, { name: 'campaign.paused', data });
    return { campaign: byId(id) } as const;
  });

/**
 * Resumes a paused campaign with the remaining recipients. Refused if the campaign is not ready, for example because
 * its template is no longer approved.
 */
export const resumeCampaign = (ctx: WorkspaceContext, { id }: CampaignReference) =>
  changeState(ctx, id, { action: 'resume', from: ['PAUSED'] }, async (tx, campaign) => {
    const refusal = await checkReadiness(tx, campaign);
    if (refusal) return refusal;
    // By resuming the campaign, the API caller accepts the template's current billing category.
    const data = { ...resumeData(ctx), templateCategory: await currentCategory(tx, campaign) };
    await transitionCampaign(tx, ctx, campaign, { name: 'campaign.resumed', data });
    return { campaign: byId(id) } as const;
  });

/**
 * Cancels a campaign. Pending recipients are skipped; recipients of a pending resend become unconfirmed again. Messages
 * waiting for a retry are suppressed. Sent messages are not affected.
 */
export const cancelCampaign = (ctx: WorkspaceContext, { id }: CampaignReference) =>
  changeState(ctx, id, { action: 'cancel', from: ['SCHEDULED', 'RUNNING', 'PAUSED'] }, async (tx, campaign) => {
    const now = ctx.services.clock();
    const data = { state: 'CANCELLED', pauseReason: null, finishedAt: now } as const;
    await revertResend(tx, { campaignId: id });
    await tx.campaignRecipient.updateMany({
      where: { campaignId: id, state: 'PENDING' },
      data: { state: 'SKIPPED', reason: 'CANCELLED', updatedAt: now },
    });
    await transitionCampaign(tx, ctx, campaign, { name: 'campaign.cancelled', data });
    return { campaign: byId(id) } as const;
  });

/**
 * Resets failed recipients to PENDING, so that a new message is sent to them. If the campaign is paused, the messages
 * are sent after it is resumed. Recipients that may have received the message are not reset.
 */
export const retryFailedRecipients = (ctx: WorkspaceContext, { id }: CampaignReference) =>
  changeState(ctx, id, { action: 'run', from: ['RUNNING', 'PAUSED', 'COMPLETED'] }, async (tx, campaign) => {
    const refusal = await checkReadiness(tx, campaign);
    if (refusal) return refusal;
    const nothing = { messageId: null, failureCode: null, failureMessage: null, sentAt: null };
    const { count } = await tx.campaignRecipient.updateMany({
      where: { campaignId: id, state: 'FAILED' },
      data: { state: 'PENDING', ...nothing, updatedAt: ctx.services.clock() },
    });
    if (count === 0) return refused('CAMPAIGN_NOTHING_FAILED', 'id');
    const data = campaign.state === 'PAUSED' ? ({ state: 'PAUSED' } as const) : resumeData(ctx);
    await transitionCampaign(tx, ctx, campaign, { name: 'campaign.retried', data, after: { recipients: count } });
    return { campaign: byId(id), count } as const;
  });

export const resumeData = ({ services }: WorkspaceContext) =>
  ({ state: 'RUNNING', pauseReason: null, failure: null, finishedAt: null, resumedAt: services.clock() }) as const;

interface CampaignStep {
  readonly action: Action;
  readonly from: readonly CampaignStatus[];
}

const changeState = <Done>(
  ctx: WorkspaceContext,
  id: string,
  { action, from }: CampaignStep,
  go: (tx: Tx, campaign: CampaignRow) => Promise<Done | Refused>,
) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, action, 'Campaign', await lockCampaign(tx, id));
    return from.includes(campaign.state as CampaignStatus) ? go(tx, campaign) : refused('CAMPAIGN_STATE', 'id');
  });
