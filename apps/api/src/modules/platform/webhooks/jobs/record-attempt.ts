import { createHash } from 'node:crypto';
import {
  type DeliveryFailureReason,
  RETRY_DELAYS_MS,
  WEBHOOK_LIMITS,
  type WebhookDisabledReason,
} from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { NoResponseReason } from '../../../../egress/errors.ts';
import type { HttpAnswer } from '../../../../egress/http-client.ts';
import { disableWebhook } from '../disable-webhook.ts';
import { type DeliveryRow, lockDelivery, lockWebhook, type WebhookRow } from '../webhooks.repository.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import type { BuiltRequest } from './deliver.ts';

interface DeliveryAttempt {
  readonly request: BuiltRequest;
  readonly at: Date;
  readonly durationMs: number;
  readonly came: HttpAnswer | NoResponseReason;
}

type Parts = Pick<Services, 'database' | 'clock' | 'sealer' | 'publicBaseUrl'>;

/**
 * Stores the result of an attempt and sets the next state of the delivery: delivered, retry or failed. Does nothing if
 * the delivery was deleted. If the claim is no longer valid, stores only the attempt.
 */
export const recordAttempt = (services: Parts, claimed: ClaimedDelivery, attempted: DeliveryAttempt): Promise<void> =>
  services.database.forWorkspace(claimed.workspaceId).write(async (tx) => {
    const found = await tx.webhookDelivery.findFirst({ where: { id: claimed.id }, select: { webhookId: true } });
    // The webhook is locked before the delivery, in the same order as in all transactions.
    const webhook = found && (await lockWebhook(tx, found.webhookId));
    const delivery = webhook && (await lockDelivery(tx, claimed.id));
    if (!webhook || !delivery) return;
    const verdict = attemptResultOf(attempted.came);
    await storeAttempt(tx, delivery, attempted, verdict);
    // Another worker has claimed the delivery, the webhook was disabled, or a member has resent the delivery.
    if (delivery.claimedUntil?.getTime() !== claimed.claimedUntil.getTime()) return;
    await transitionDelivery(tx, { webhook, delivery }, attempted, verdict);
    if (!delivery.test) await updateEndpointHealth(tx, services, webhook, { ...attempted, ...verdict });
  });

interface AttemptResult {
  readonly status: number | null;
  readonly failure: NoResponseReason | null;
}

function attemptResultOf(came: HttpAnswer | NoResponseReason): AttemptResult {
  if ('cause' in came) return { status: null, failure: came };
  const { status } = came;
  if (status >= 200 && status < 300) return { status, failure: null };
  const cause: DeliveryFailureReason = status >= 500 ? 'HTTP_5XX' : status >= 400 ? 'HTTP_4XX' : 'HTTP_3XX';
  return { status, failure: { cause, words: `The endpoint answered ${status}.` } };
}

async function storeAttempt(
  tx: Tx,
  delivery: DeliveryRow,
  { request, at, durationMs, came }: DeliveryAttempt,
  verdict: AttemptResult,
) {
  const answer = 'cause' in came ? null : came;
  await tx.webhookAttempt.create({
    data: {
      workspaceId: delivery.workspaceId,
      deliveryId: delivery.id,
      number: delivery.attemptCount + 1,
      at,
      durationMs,
      requestHeaders: withoutSignatures(request.headers),
      ...(answer ? { responseStatus: answer.status, responseHeaders: answer.headers, responseBody: answer.body } : {}),
      cause: verdict.failure?.cause ?? null,
      error: verdict.failure?.words ?? null,
    },
  });
  const counted = {
    attemptCount: { increment: 1 },
    lastStatus: verdict.status,
    lastCause: verdict.failure?.cause ?? null,
  };
  await tx.webhookDelivery.update({ where: keyOf(delivery), data: counted });
}

interface LockedDelivery {
  readonly webhook: WebhookRow;
  readonly delivery: DeliveryRow;
}

async function transitionDelivery(
  tx: Tx,
  { webhook, delivery }: LockedDelivery,
  attempted: DeliveryAttempt,
  { failure }: AttemptResult,
) {
  const tries = delivery.tries + 1;
  const over = { claimedUntil: null, nextAttemptAt: null, tries };
  const { at, came } = attempted;
  const data = failure ? later() : { ...over, state: 'DELIVERED', deliveredAt: at };
  await tx.webhookDelivery.update({ where: keyOf(delivery), data });

  function later() {
    const answer = 'cause' in came ? null : came;
    const next = delivery.test || isGone(came) ? null : nextAttemptAfter({ id: delivery.id, tries, at, answer });
    if (!next) return { ...over, state: 'FAILED' };
    return { ...over, nextAttemptAt: webhook.state === 'ACTIVE' ? next : null };
  }
}

/**
 * Updates the health of an endpoint after an attempt. A successful delivery resets the failure count. Disables the
 * webhook after a response with status 410, or if too many attempts have failed for too long.
 */
async function updateEndpointHealth(
  tx: Tx,
  services: Parts,
  webhook: WebhookRow,
  { at, came, failure }: DeliveryAttempt & AttemptResult,
) {
  const where = keyOf(webhook);
  if (!failure) {
    await tx.webhook.update({ where, data: { failedAttempts: 0, failingSince: null, deliveredAt: at } });
    return;
  }
  const failingSince = webhook.failingSince ?? at;
  const failedAttempts = webhook.failedAttempts + 1;
  await tx.webhook.update({ where, data: { failedAttempts, failingSince } });
  const reason = reasonToDisable({ failingSince, failedAttempts }, came, at);
  if (reason && webhook.state === 'ACTIVE') await disableWebhook(tx, services, webhook, reason);
}

function reasonToDisable(
  { failingSince, failedAttempts }: { failingSince: Date; failedAttempts: number },
  came: HttpAnswer | NoResponseReason,
  at: Date,
): WebhookDisabledReason | null {
  if (isGone(came)) return 'GONE';
  const { failuresToDisable, hoursToDisable } = WEBHOOK_LIMITS;
  const hours = (at.getTime() - failingSince.getTime()) / 3_600_000;
  return failedAttempts >= failuresToDisable && hours >= hoursToDisable ? 'FAILING' : null;
}

const isGone = (came: HttpAnswer | NoResponseReason): boolean => 'status' in came && came.status === 410;

const keyOf = ({ workspaceId, id }: { workspaceId: string; id: string }) => ({ workspaceId_id: { workspaceId, id } });

const LONGEST_WAIT_MS = 86_400_000;
const JITTER = 0.1;

/** Response statuses for which the Retry-After header is respected. */
const PATIENT: readonly number[] = [429, 502, 503, 504];

interface FailedAttempt {
  readonly id: string;
  /** Number of attempts since the delivery was created or last resent, including this one. */
  readonly tries: number;
  readonly at: Date;
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null;
}

/** Returns the time of the next attempt after a failure. Returns null if no attempts are left. */
function nextAttemptAfter({ id, tries, at, answer }: FailedAttempt): Date | null {
  const delay = RETRY_DELAYS_MS[tries - 1];
  if (delay === undefined) return null;
  const asked = answer && PATIENT.includes(answer.status) ? retryAfterMs(answer.headers['retry-after'], at) : 0;
  return new Date(at.getTime() + Math.max(withJitter(delay, `${id} ${tries}`), Math.min(asked, LONGEST_WAIT_MS)));
}

/**
 * Adds up to ten percent to a delay, so that deliveries that failed at the same time are not retried at the same time.
 */
function withJitter(delay: number, name: string): number {
  const share = createHash('sha256').update(name).digest().readUInt16BE(0) / 0xffff;
  return Math.round(delay * (1 + JITTER * share));
}

/**
 * Parses the Retry-After header, which contains seconds or a date, and returns the delay in milliseconds. Returns 0 if
 * the header is invalid.
 */
function retryAfterMs(given: string | undefined, now: Date): number {
  if (given === undefined) return 0;
  if (/^\d{1,9}$/.test(given.trim())) return Number(given) * 1000;
  const until = Date.parse(given);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}

/**
 * Removes the signatures from headers for the log, because otherwise a reader of the log could send the request again
 * within five minutes.
 */
const withoutSignatures = (headers: BuiltRequest['headers']): Record<string, string> => ({
  ...headers,
  'webhook-signature': (headers['webhook-signature'] ?? '').replace(/v1,\S+/g, 'v1,••••'),
});
