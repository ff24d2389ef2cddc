import { type CampaignStatus, campaignMayBecome, type EventName, type NotificationKind } from '@frontdesk/domain';
import type { Campaign, Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { enqueueCampaignRun, enqueueSends } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { memberIdsOf, membersWithPolicy } from '../../access/members/index.ts';
import { type CampaignRow, primaryKeyOf, stateOf } from './campaigns.repository.ts';

interface CampaignTransition {
  readonly name: EventName;
  readonly data: Omit<Prisma.CampaignUpdateInput, 'state'> & { readonly state: CampaignStatus };
  /** Additional data for the audit event. */
  readonly after?: Prisma.InputJsonObject;
}

/**
 * Changes the state of a campaign and records the event. Notifies members of an automatic pause, completion or failure,
 * and enqueues the next run of a running or scheduled campaign. Throws an error if the transition is not allowed.
 */
export async function transitionCampaign(
  tx: Tx,
  by: EventContext,
  row: CampaignRow,
  { name, data, after = {} }: CampaignTransition,
) {
  const { workspaceId, id, state } = row;
  if (state !== data.state && !campaignMayBecome(stateOf(row), data.state))
    throw new Error(`A campaign cannot change from ${state} to ${data.state}.`);
  await tx.campaign.update({ where: primaryKeyOf(row), data: { ...data, updatedAt: by.services.clock() } });
  await recordEvent(
    tx,
    by,
    { name, subject: { type: 'Campaign', id }, before: { state }, after: { state: data.state, ...after } },
    { topic: 'campaign', workspaceId, id },
  );
  await notifyCampaignChange(tx, by, row, data.state);
  if (state !== data.state && (data.state === 'RUNNING' || data.state === 'CANCELLED'))
    await rescheduleDeferredMessages(tx, by, row, data.state === 'CANCELLED');
  if (data.state === 'RUNNING' || data.state === 'SCHEDULED') await enqueueCampaignRun(tx, { workspaceId, id });
}

/**
 * Reschedules messages that were deferred by a pause. They are sent, or suppressed if the campaign was canceled. After
 * a resume, retry times requested by the provider still apply.
 */
async function rescheduleDeferredMessages(
  tx: Tx,
  { services }: EventContext,
  { workspaceId, id }: CampaignRow,
  isOver: boolean,
): Promise<void> {
  const now = services.clock();
  const stored = await tx.sql<{ id: string }>`
    update message_dispatches s set not_before = ${now} from campaign_recipients r
    where r.campaign_id = ${id} and r.state in ('SENDING', 'UNCONFIRMED')
      and s.workspace_id = r.workspace_id and s.id = r.message_id and s.state = 'WAITING'
      and (${isOver}::boolean or coalesce(s.backoff_until <= ${now}::timestamptz, true)) returning s.id`;
  const ids = stored.map((one) => one.id);
  if (ids.length > 0) await enqueueSends(tx, workspaceId, ids);
}

/**
 * Notifies the user who started the campaign, and the members who can run campaigns, of an automatic pause, completion
 * or failure.
 */
async function notifyCampaignChange(
  tx: Tx,
  by: EventContext,
  campaign: Campaign,
  state: CampaignStatus,
): Promise<void> {
  const kind = KINDS[state];
  if (!kind || by.actor.kind !== 'system') return;
  const { id, name, startedById } = campaign;
  const starter = startedById ? await memberIdsOf(tx, startedById) : [];
  const holders = await membersWithPolicy(tx, 'campaign.run', by.services.clock());
  await notify(tx, by, { kind, to: [...starter, ...holders.map((member) => member.id)], detail: name, subjectId: id });
}

const KINDS: Readonly<Partial<Record<CampaignStatus, NotificationKind>>> = {
  PAUSED: 'CAMPAIGN_PAUSED',
  COMPLETED: 'CAMPAIGN_COMPLETED',
  FAILED: 'CAMPAIGN_FAILED',
};
