import type { CampaignStatus } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId, sql, toStatement } from '../../../../query-compiler/index.ts';
import { isResendableSql } from '../campaigns.reads.ts';
import { type CampaignRow, lockCampaign } from '../campaigns.repository.ts';
import { transitionCampaign } from '../transition-campaign.ts';
import { resumeData } from './pause-resume-cancel.ts';
import { checkReadiness } from './start-campaign.ts';

export interface ResendUnconfirmed {
  readonly id: string;
  /** Recipient to resend to. If null, resends to all recipients that match `isResendableSql`. */
  readonly recipientId: string | null;
  /** Number of recipients that the API caller confirmed. */
  readonly receivers: number;
}

/**
 * States in which a resend is allowed. A running campaign is excluded, because lookups of its unconfirmed messages can
 * still succeed.
 */
const FROM: readonly CampaignStatus[] = ['PAUSED', 'COMPLETED'];

/**
 * Resends to recipients that may already have received the message (see `isResendableSql`). Refused if the campaign is
 * neither paused nor completed, or if there are more recipients than the API caller confirmed.
 */
export const resendUnconfirmed = (ctx: WorkspaceContext, { id, recipientId, receivers }: ResendUnconfirmed) =>
  ctx.db.write(async (tx) => {
    const campaign = authorize(ctx, 'run', 'Campaign', await lockCampaign(tx, id));
    if (recipientId) await authorizeRecipient(tx, ctx, { id: recipientId, campaignId: id });
    if (!FROM.includes(campaign.state as CampaignStatus)) return refused('CAMPAIGN_STATE', 'id');
    const refusal = await checkReadiness(tx, campaign);
    if (refusal) return refusal;
    const found = await findUnconfirmed(tx, campaign, recipientId);
    if (found.length === 0) return refused('CAMPAIGN_NOTHING_UNCONFIRMED', 'id');
    if (found.length > receivers) return refused('CAMPAIGN_COUNT_CHANGED', 'receivers');
    await requeue(tx, ctx, found);
    const data = campaign.state === 'PAUSED' ? ({ state: 'PAUSED' } as const) : resumeData(ctx);
    await transitionCampaign(tx, ctx, campaign, {
      name: 'campaign.resent',
      data,
      after: { recipients: found.length },
    });
    return { campaign: byId(id), count: found.length } as const;
  });

interface RecipientReference {
  readonly id: string;
  readonly campaignId: string;
}

/** Throws NOT_FOUND for a recipient that does not exist or that the API caller cannot read. */
async function authorizeRecipient(tx: Tx, ctx: WorkspaceContext, recipient: RecipientReference): Promise<void> {
  const include = { contact: { include: { conversations: { select: { assigneeId: true } } } } } as const;
  const found = await tx.campaignRecipient.findFirst({ where: recipient, include });
  authorize(ctx, 'read', 'Contact', found?.contact ?? null);
}

/**
 * Locks the recipients to resend to and returns their ids. Because of the lock, a delivery report cannot change the
 * recipients before the resend.
 */
async function findUnconfirmed(tx: Tx, { id, consentRequired }: CampaignRow, recipientId: string | null) {
  const query = sql`select r.id from campaign_recipients r where r.campaign_id = ${id}::uuid
    and (${recipientId}::uuid is null or r.id = ${recipientId}::uuid)
    and ${isResendableSql(sql`${consentRequired}::boolean`)} order by r.id for update of r`;
  return (await tx.run<{ id: string }>(toStatement(query))).map((row) => row.id);
}

const requeue = (tx: Tx, { services }: WorkspaceContext, found: readonly string[]) => tx.sql`
  update campaign_recipients set state = 'PENDING', previous_message_ids = array_append(previous_message_ids, message_id), message_id = null,
    failure_code = null, failure_message = null, sent_at = null, updated_at = ${services.clock()}
  where id = any(${found}::uuid[])`;
