import { isProviderError, type KnownCallNow } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { IntegrationError, reportFailure, voiceOf, withAccount } from '../../integrations/index.ts';
import { systemActor } from '../actors.ts';
import { type CallRow, lockCall } from '../calls.repository.ts';
import { transitionCall } from '../transition-call.ts';
import { applyEndOfCallReport } from '../use-cases/apply-end-of-call-report.ts';
import { STATES } from '../use-cases/record-dial-result.ts';

/** Vapi tells an end once. A call of which nothing was heard for so long is asked about, and again after as long. */
const SILENT_MINUTES = 5;
/** No call at Vapi lasts longer. */
const LONGEST_MS = 12 * 60 * 60_000;

interface ReconcileCallOrder {
  readonly workspaceId: string;
  readonly callId: string;
  /** Somebody has a reason to doubt it, whatever was heard of it last. */
  readonly isDoubted?: boolean;
}

/** Every minute a job for each call of which nothing was heard: a provider that is slow about one keeps no other waiting. */
export const findStaleCallsJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>): Task =>
  async (_payload, { addJob }) => {
    const { rows } = await database.system.pool.query<ReconcileCallOrder>(
      `select workspace_id as "workspaceId", id as "callId" from calls
       where ended_at is null and provider_id is not null
         and greatest(created_at, started_at, looked_at) <= $1::timestamptz - make_interval(mins => $2)`,
      [clock(), SILENT_MINUTES],
    );
    // What does not succeed now is looked at again anyway.
    for (const order of rows) await addJob('look_at_call', order, { jobKey: `look ${order.callId}`, maxAttempts: 1 });
  };

/** Asks the provider how a call is, and files its end where nobody told us. */
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

/** Noted before the provider is asked: one that does not answer is left in peace for as long as one that does. */
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
  await tx.call.updateMany({ where: { id }, data: { lookedAt: now } });
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
    // The account may be gone for ever; the call is by then.
    const isGone = services.clock().getTime() - call.createdAt.getTime() > LONGEST_MS;
    if (isGone) await transitionCall(tx, by, call, { state: 'ENDED', at, endedReason: 'not-heard-of-again' });
    return;
  }
  if (answer.report) await applyEndOfCallReport(tx, by, call, { ...answer.report, at });
  else await transitionCall(tx, by, call, { state: STATES[answer.status], at: services.clock() });
}

/** Nobody knows when it ended; until then it was there. */
async function lastReportAt(tx: Tx, { id, startedAt, createdAt }: CallRow): Promise<Date> {
  const turn = await tx.transcriptTurn.findFirst({
    where: { callId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true },
  });
  return turn?.at ?? startedAt ?? createdAt;
}
