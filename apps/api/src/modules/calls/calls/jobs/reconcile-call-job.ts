import { isProviderError, type KnownCallNow } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { IntegrationError, reportFailure, voiceOf, withAccount } from '../../../platform/integrations/index.ts';
import { systemActor } from '../actors.ts';
import { type CallRow, lockCall } from '../calls.repository.ts';
import { applyEndOfCallReport, transitionCall } from '../transition-call.ts';
import { STATES } from '../use-cases/record-dial-result.ts';

/**
 * Number of minutes without an event after which a call is looked up at the provider, and number of minutes between
 * further lookups. Needed because Vapi reports the end of a call only once.
 */
const SILENT_MINUTES = 5;
/** Maximum duration of a call at Vapi in milliseconds. */
const LONGEST_MS = 12 * 60 * 60_000;

interface ReconcileCallOrder {
  readonly workspaceId: string;
  readonly callId: string;
  /** True to look up the call at the provider even if an event of the call was received recently. */
  readonly isDoubted?: boolean;
}

/**
 * Runs every minute and enqueues a lookup for each active call that started, and was last looked up, at least
 * `SILENT_MINUTES` ago. Each call has its own job, so that a slow provider does not delay other calls.
 */
export const findStaleCallsJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>): Task =>
  async (_payload, { addJob }) => {
    const { rows } = await database.system.pool.query<ReconcileCallOrder>(
      `select workspace_id as "workspaceId", id as "callId" from calls
       where ended_at is null and provider_id is not null
         and greatest(created_at, started_at, last_reconciled_at) <= $1::timestamptz - make_interval(mins => $2)`,
      [clock(), SILENT_MINUTES],
    );
    // A failed lookup is not retried, because a later run of this job enqueues it again.
    for (const order of rows) await addJob('look_at_call', order, { jobKey: `look ${order.callId}`, maxAttempts: 1 });
  };

/** Looks a call up at the provider and applies its current state, for example if the report of its end was missed. */
export const reconcileCallJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as ReconcileCallOrder;
    const { workspaceId, callId } = order;
    const database = services.database.forWorkspace(workspaceId);
    const providerId = await database.write((tx) => beginReconcile(tx, services, order));
    if (!providerId) return;
    const answer = await askProvider(services, workspaceId, providerId);
    await database.write(async (tx) => {
      const call = await lockCall(tx, callId);
      if (call && !call.endedAt) await applyAnswer(tx, services, call, answer);
    });
  };

/**
 * Stores the time of the lookup before the request, so that lookups keep their interval even if the provider does not
 * respond. Returns null if no lookup is due.
 */
async function beginReconcile(
  tx: Tx,
  services: Services,
  { callId: id, isDoubted = false }: ReconcileCallOrder,
): Promise<string | null> {
  const call = await lockCall(tx, id);
  if (!call || call.endedAt) return null;
  const now = services.clock();
  const silentMs = now.getTime() - (await lastReportAt(tx, call)).getTime();
  if (silentMs < SILENT_MINUTES * 60_000 && !isDoubted) return null;
  await tx.call.updateMany({ where: { id }, data: { lastReconciledAt: now } });
  return call.providerId;
}

type ProviderAnswer = KnownCallNow | 'NOT_THERE' | 'NO_ANSWER';

async function askProvider(services: Services, workspaceId: string, providerId: string): Promise<ProviderAnswer> {
  const voice = await voiceOf(services, workspaceId);
  if (voice.kind === 'NOT_SET_UP') return 'NO_ANSWER';
  try {
    return (await withAccount(voice, (port) => port.getCall(providerId))) ?? 'NOT_THERE';
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await reportFailure(services, error.used, error.cause);
    return 'NO_ANSWER';
  }
}

async function applyAnswer(tx: Tx, services: Services, call: CallRow, answer: ProviderAnswer): Promise<void> {
  const { workspaceId, id } = call;
  const by = systemActor(services, workspaceId, id);
  const at = await lastReportAt(tx, call);
  if (answer === 'NOT_THERE')
    return void (await transitionCall(tx, by, call, { state: 'ENDED', at, endedReason: 'unknown-at-the-provider' }));
  if (answer === 'NO_ANSWER') {
    // The provider account may no longer exist. A call that is older than the maximum duration must have ended.
    const isGone = services.clock().getTime() - call.createdAt.getTime() > LONGEST_MS;
    if (isGone) await transitionCall(tx, by, call, { state: 'ENDED', at, endedReason: 'not-heard-of-again' });
    return;
  }
  if (answer.report) await applyEndOfCallReport(tx, by, call, { ...answer.report, at });
  else await transitionCall(tx, by, call, { state: STATES[answer.status], at: services.clock() });
}

/**
 * Returns the time of the last utterance, or else the start time, or else the creation time. Used as the end of a call
 * whose actual end is unknown.
 */
async function lastReportAt(tx: Tx, { id, startedAt, createdAt }: CallRow): Promise<Date> {
  const turn = await tx.transcriptTurn.findFirst({
    where: { callId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true },
  });
  return turn?.at ?? startedAt ?? createdAt;
}
