import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueCampaignRun, yieldToOtherJobs } from '../../../../events/outbox.ts';
import { actorOf, type EventContext } from '../../../../events/record-event.ts';
import { publishWebhookEvent } from '../../../../events/webhook-payloads/publish.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { isSendingWindowOpen, nextSendingWindow, startInstant } from '../../recipients/index.ts';
import { type CampaignRow, lockCampaign, primaryKeyOf } from '../campaigns.repository.ts';
import { transitionCampaign } from '../transition-campaign.ts';
import { type AutoPause, exceedsConfirmed, findPauseReason } from './auto-pause.ts';
import { loadStartedBy, snapshotAudience } from './snapshot-audience.ts';

export interface CampaignOrderField {
  readonly workspaceId: string;
  readonly id: string;
}

/**
 * Next step of the job: send to `take` recipients, or run again at the time `again`. Null if the campaign has ended or
 * is paused.
 */
export type Batch = { readonly take: number; readonly codes: readonly string[] } | { readonly again: Date } | null;

const MOST = 25;
/** Time in milliseconds after which another run starts if this process crashes during a run. */
const CLAIM_EXPIRY_MS = 10_000;
const PAUSED_WORKSPACE_MS = 30_000;
const IN_FLIGHT_MS = 2_000;
const PROGRESS_INTERVAL_MS = 60_000;

/**
 * Runs before each batch, with the campaign locked: checks the state, start time, provider, send rate, quiet hours and
 * failures. Schedules another run in case this process crashes. Returns null if the campaign is neither running nor
 * scheduled, or if this invocation has ended or paused the campaign.
 */
export const beginBatch = (
  services: Services,
  by: EventContext,
  { workspaceId, id }: CampaignOrderField,
): Promise<Batch> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const campaign = await lockCampaign(tx, id);
    if (campaign?.state !== 'RUNNING' && campaign?.state !== 'SCHEDULED') return null;
    const now = services.clock();
    await enqueueCampaignRun(tx, { workspaceId, id }, new Date(now.getTime() + CLAIM_EXPIRY_MS));
    await yieldToOtherJobs(tx, workspaceId, now);
    const { timezone: zone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
    const work = { campaign, by, now, zone };
    if (campaign.state === 'SCHEDULED') return startOnTime(tx, work);
    return campaign.audienceSnapshotAt ? continueRun(tx, work) : startCampaignRun(tx, services, work);
  });

interface CampaignRun {
  readonly campaign: CampaignRow;
  readonly by: EventContext;
  readonly now: Date;
  readonly zone: string;
}

async function startOnTime(tx: Tx, { campaign, by, now, zone }: CampaignRun): Promise<Batch> {
  const then = startInstant(campaign, { now, zone });
  if (then > now) return { again: then };
  await transitionCampaign(tx, by, campaign, { name: 'campaign.started', data: { state: 'RUNNING', startedAt: now } });
  return { again: now };
}

async function startCampaignRun(tx: Tx, services: Services, work: CampaignRun): Promise<Batch> {
  const { campaign, by, now } = work;
  const frozen = await snapshotAudience(tx, await loadStartedBy(services, campaign), campaign);
  if ('failure' in frozen) {
    const { failure } = frozen;
    await tx.campaignRecipient.deleteMany({ where: { campaignId: campaign.id, state: 'PENDING' } });
    const data = { state: 'FAILED', failure, finishedAt: now } as const;
    await transitionCampaign(tx, by, campaign, { name: 'campaign.failed', data, after: { failure } });
    return null;
  }
  await tx.campaign.update({ where: primaryKeyOf(campaign), data: { audienceSnapshotAt: now, resumedAt: now } });
  const more = exceedsConfirmed(campaign, frozen.receivers);
  return more ? pauseAutomatically(tx, work, more) : { again: now };
}

async function continueRun(tx: Tx, work: CampaignRun): Promise<Batch> {
  const { campaign, now } = work;
  if (!(await isSendingEnabled(tx))) return { again: new Date(now.getTime() + PAUSED_WORKSPACE_MS) };
  const rest = laterOf(campaign.nextSendAt, await backoffUntil(tx, campaign.id));
  if (rest && rest > now) return { again: rest };
  const waiting = await waitingCodes(tx, campaign.id);
  const open = waiting.length > 0 ? [] : await openRecipients(tx, campaign.id);
  // If no messages are left to send, there is nothing to pause, so the campaign completes.
  const asks = waiting.length > 0 || open.some(({ waits }) => waits);
  const pauseReason = asks ? await findPauseReason(tx, campaign) : null;
  if (pauseReason) return pauseAutomatically(tx, work, pauseReason);
  if (waiting.length === 0) return finishIfDone(tx, work, open);
  const codes = waiting.filter((code) => isSendingWindowOpen(campaign, code, work));
  if (codes.length === 0) return { again: nextSendingWindow(campaign, waiting, work) };
  const take = Math.min(MOST, Math.max(1, Math.floor(campaign.ratePerMinute / 12)));
  const nextSendAt = new Date(now.getTime() + (take * 60_000) / campaign.ratePerMinute);
  await tx.campaign.update({ where: primaryKeyOf(campaign), data: { nextSendAt } });
  await publishProgress(tx, work);
  return { take, codes };
}

/** Sends the webhook event `campaign.progress`, at most once a minute, starting one minute after a start or resume. */
async function publishProgress(tx: Tx, { campaign, by, now }: CampaignRun): Promise<void> {
  const last = laterOf(campaign.progressPublishedAt, campaign.resumedAt);
  if (last && now.getTime() - last.getTime() < PROGRESS_INTERVAL_MS) return;
  await tx.campaign.update({ where: primaryKeyOf(campaign), data: { progressPublishedAt: now } });
  const { workspaceId, id: subjectId } = campaign;
  await publishWebhookEvent(tx, 'campaign.progress', { workspaceId, at: now, actor: actorOf(by), subjectId });
}

const laterOf = (a: Date | null, b: Date | null): Date | null => (a && b && a > b ? a : (b ?? a));

/**
 * Returns the latest time at which the provider allows a retry, which applies to the whole campaign. Returns null if no
 * message is waiting for a retry.
 */
async function backoffUntil(tx: Tx, id: string): Promise<Date | null> {
  const [row] = await tx.sql<{ until: Date | null }>`
    select max(s.backoff_until) as until from campaign_recipients r
    join message_dispatches s on s.workspace_id = r.workspace_id and s.id = r.message_id
    where r.campaign_id = ${id} and r.state = 'SENDING' and s.state = 'WAITING'`;
  return row?.until ?? null;
}

const waitingCodes = async (tx: Tx, id: string): Promise<string[]> => {
  const rows = await tx.sql<{ code: string }>`
    select distinct calling_code as code from campaign_recipients where campaign_id = ${id} and state = 'PENDING'`;
  return rows.map(({ code }) => code);
};

async function pauseAutomatically(
  tx: Tx,
  { campaign, by }: CampaignRun,
  { pauseReason, failure }: AutoPause,
): Promise<null> {
  const data = { state: 'PAUSED', pauseReason, failure } as const;
  await transitionCampaign(tx, by, campaign, { name: 'campaign.paused', data, after: { failure } });
  return null;
}

interface OpenRecipients {
  readonly code: string;
  /** True if the message has not been sent to the provider yet. */
  readonly waits: boolean;
}

/**
 * Returns the calling codes of recipients whose message is not finished, which means that it is waiting, being sent, or
 * being looked up at the provider.
 */
const openRecipients = (tx: Tx, id: string) => tx.sql<OpenRecipients>`
  select distinct r.calling_code as code, coalesce(s.state = 'WAITING', false) as waits from campaign_recipients r
  left join message_dispatches s on s.workspace_id = r.workspace_id and s.id = r.message_id
  where r.campaign_id = ${id} and (r.state = 'SENDING' or (r.state = 'UNCONFIRMED' and s.state <> 'DONE'))`;

/** Completes the campaign if no recipient is pending or unfinished. Otherwise returns the time of the next run. */
async function finishIfDone(tx: Tx, work: CampaignRun, open: readonly OpenRecipients[]): Promise<Batch> {
  const { campaign, by, now } = work;
  const codes = open.map(({ code }) => code);
  // If quiet hours defer all remaining messages, the next run is scheduled for the end of the quiet hours.
  const sleeps =
    open.length > 0 && open.every(({ code, waits }) => waits && !isSendingWindowOpen(campaign, code, work));
  if (sleeps) return { again: nextSendingWindow(campaign, codes, work) };
  if (open.length > 0) return { again: new Date(now.getTime() + IN_FLIGHT_MS) };
  const data = { state: 'COMPLETED', finishedAt: now } as const;
  await transitionCampaign(tx, by, campaign, { name: 'campaign.completed', data });
  return null;
}
