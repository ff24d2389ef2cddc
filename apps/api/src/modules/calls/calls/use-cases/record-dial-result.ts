import type { CallStatus } from '@frontdesk/domain';
import type { PlacedCall, ProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueDial } from '../../../../events/outbox.ts';
import { agentActor } from '../actors.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import { sealControlUrl } from '../control-url.ts';
import { transitionCall } from '../transition-call.ts';
import type { DialClaim } from './claim-dial.ts';

/** Time in milliseconds after which a call that could not be placed fails. */
const GIVE_UP_MS = 30 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const RECONCILE_AFTER_MS = [5_000, 20_000, 60_000] as const;

/**
 * Stores the id and status that the provider returned for a placed call. Events that arrived before the response may
 * already have changed the state of the call.
 */
export const markDialed = (services: Services, work: DialClaim, placed: PlacedCall): Promise<void> =>
  settleDial(services, work, async (tx, call) => {
    const control = await sealControlUrl(services, tx, call, placed);
    await changeCall(tx, call.id, { providerId: placed.callId, dispatchState: 'DONE', leaseUntil: null, ...control });
    const at = services.clock();
    const by = agentActor(services, work.workspaceId, work.callId);
    await transitionCall(tx, by, call, { state: STATES[placed.status], at, endedReason: placed.endedReason });
  });

/** State of the call for each call status of the provider. */
export const STATES: Record<PlacedCall['status'], CallStatus> = {
  SCHEDULED: 'DIALING',
  QUEUED: 'DIALING',
  RINGING: 'RINGING',
  IN_PROGRESS: 'IN_PROGRESS',
  FORWARDING: 'FORWARDING',
  ENDED: 'ENDED',
};

export const markDialFailed = (services: Services, work: DialClaim, failure: string): Promise<void> =>
  settleDial(services, work, async (tx, call) => {
    const by = agentActor(services, work.workspaceId, work.callId);
    await transitionCall(tx, by, call, { state: 'FAILED', at: services.clock(), failure });
  });

/**
 * Handles a missing response from the provider: the call may be ringing, so it is marked as unconfirmed and a lookup is
 * scheduled.
 */
export const markDialUnconfirmed = (services: Services, work: DialClaim): Promise<void> =>
  settleDial(services, work, async (tx, call) => {
    const by = agentActor(services, work.workspaceId, work.callId);
    await transitionCall(tx, by, call, { state: 'UNCONFIRMED', at: services.clock() });
    await pauseDial(tx, services, work, { dispatchState: 'REQUESTING', waitMs: RECONCILE_AFTER_MS[0] });
  });

/**
 * Handles a call that the lookup did not find. The lookup is repeated until `settleSeconds` after the attempt. A call
 * that is still not found was not placed, and is dialed again after all checks are repeated.
 */
export const recordReconcile = (services: Services, work: DialClaim, settleSeconds: number): Promise<void> =>
  settleDial(services, work, async (tx, call) => {
    const age = services.clock().getTime() - work.attemptedAt.getTime();
    if (age >= settleSeconds * 1000)
      return pauseDial(tx, services, work, {
        state: 'QUEUED',
        dispatchState: 'WAITING',
        waitMs: 0,
        reconcileAttempts: 0,
      });
    const waitMs =
      RECONCILE_AFTER_MS[Math.min(call.reconcileAttempts, RECONCILE_AFTER_MS.length - 1)] ?? LONGEST_WAIT_MS;
    return pauseDial(tx, services, work, {
      dispatchState: 'REQUESTING',
      waitMs,
      reconcileAttempts: call.reconcileAttempts + 1,
    });
  });

/**
 * Handles a temporary error by scheduling another attempt, or a query of the call at the provider. Marks the call as
 * failed if it could not be placed within `GIVE_UP_MS`, unless an earlier attempt may have placed it.
 */
export const postponeDial = (services: Services, work: DialClaim, error: ProviderError): Promise<void> =>
  settleDial(services, work, async (tx, call) => {
    const now = services.clock();
    if (!work.mustLook && now.getTime() - call.createdAt.getTime() > GIVE_UP_MS) {
      const by = agentActor(services, work.workspaceId, work.callId);
      await transitionCall(tx, by, call, { state: 'FAILED', at: now, failure: error.words });
      return;
    }
    const request = error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(call.attempts, 8);
    const dispatchState = work.mustLook ? 'REQUESTING' : 'WAITING';
    await pauseDial(tx, services, work, {
      dispatchState,
      waitMs: Math.min(request, LONGEST_WAIT_MS),
      failure: error.words,
    });
  });

interface DialPause {
  readonly dispatchState: 'WAITING' | 'REQUESTING';
  readonly state?: 'QUEUED';
  readonly waitMs: number;
  readonly reconcileAttempts?: number;
  readonly failure?: string;
}

async function pauseDial(tx: Tx, services: Services, work: DialClaim, { waitMs, ...data }: DialPause): Promise<void> {
  await changeCall(tx, work.callId, { leaseUntil: null, ...data });
  const at = new Date(services.clock().getTime() + waitMs);
  await enqueueDial(tx, { workspaceId: work.workspaceId, callId: work.callId }, at);
}

/**
 * Applies the result of an attempt to dial or look up a call only if this process still holds the claim. Otherwise the
 * result is ignored.
 */
const settleDial = (
  services: Services,
  work: DialClaim,
  todo: (tx: Tx, call: CallRow) => Promise<unknown>,
): Promise<void> =>
  services.database.forWorkspace(work.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, work.callId);
    if (call && call.claim === work.claim && call.dispatchState === 'REQUESTING') await todo(tx, call);
  });
