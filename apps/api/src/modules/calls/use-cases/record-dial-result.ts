import type { CallState } from '@frontdesk/domain';
import type { PlacedCall, ProviderError } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueDial } from '../../../events/outbox.ts';
import { byAgent } from '../actors.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import { sealedControl } from '../control-url.ts';
import { moveCall } from '../transition-call.ts';
import type { DialWork } from './claim-dial.ts';

/** After this nobody expects the call any more. */
const GIVE_UP_MS = 30 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const LOOK_AGAIN_MS = [5_000, 20_000, 60_000] as const;

/** The provider has it, and has given it a name. What it told meanwhile may have said more. */
export const noteDialled = (services: Services, work: DialWork, placed: PlacedCall): Promise<void> =>
  settle(services, work, async (tx, call) => {
    const control = await sealedControl(services, tx, call, placed);
    await changeCall(tx, call.id, { providerId: placed.callId, dialStep: 'DONE', leaseUntil: null, ...control });
    const at = services.clock();
    const by = byAgent(services, work.workspaceId, work.callId);
    await moveCall(tx, by, call, { state: STATES[placed.status], at, endedReason: placed.endedReason });
  });

/** What the provider calls it, in our words. */
export const STATES: Record<PlacedCall['status'], CallState> = {
  SCHEDULED: 'DIALLING',
  QUEUED: 'DIALLING',
  RINGING: 'RINGING',
  IN_PROGRESS: 'IN_PROGRESS',
  FORWARDING: 'FORWARDING',
  ENDED: 'ENDED',
};

export const noteNotDialled = (services: Services, work: DialWork, failure: string): Promise<void> =>
  settle(services, work, async (tx, call) => {
    const by = byAgent(services, work.workspaceId, work.callId);
    await moveCall(tx, by, call, { state: 'FAILED', at: services.clock(), failure });
  });

/** It may ring. It is looked for, and until then shown as what it is. */
export const noteUnconfirmed = (services: Services, work: DialWork): Promise<void> =>
  settle(services, work, async (tx, call) => {
    const by = byAgent(services, work.workspaceId, work.callId);
    await moveCall(tx, by, call, { state: 'UNCONFIRMED', at: services.clock() });
    await rest(tx, services, work, { dialStep: 'ASKING', waitMs: LOOK_AGAIN_MS[0] });
  });

/** It was not found. Only what is certain not to be there is dialled again, and once more asked for leave. */
export const looked = (services: Services, work: DialWork, settleSeconds: number): Promise<void> =>
  settle(services, work, async (tx, call) => {
    const age = services.clock().getTime() - work.attemptedAt.getTime();
    if (age >= settleSeconds * 1000)
      return rest(tx, services, work, { state: 'QUEUED', dialStep: 'WAITING', waitMs: 0, lookUps: 0 });
    const waitMs = LOOK_AGAIN_MS[Math.min(call.lookUps, LOOK_AGAIN_MS.length - 1)] ?? LONGEST_WAIT_MS;
    return rest(tx, services, work, { dialStep: 'ASKING', waitMs, lookUps: call.lookUps + 1 });
  });

/** Nothing happened at the provider; another time it may. */
export const putOffDial = (services: Services, work: DialWork, error: ProviderError): Promise<void> =>
  settle(services, work, async (tx, call) => {
    const now = services.clock();
    if (!work.mustLook && now.getTime() - call.createdAt.getTime() > GIVE_UP_MS) {
      const by = byAgent(services, work.workspaceId, work.callId);
      await moveCall(tx, by, call, { state: 'FAILED', at: now, failure: error.words });
      return;
    }
    const wish = error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(call.attempts, 8);
    const dialStep = work.mustLook ? 'ASKING' : 'WAITING';
    await rest(tx, services, work, { dialStep, waitMs: Math.min(wish, LONGEST_WAIT_MS), failure: error.words });
  });

interface Rest {
  readonly dialStep: 'WAITING' | 'ASKING';
  readonly state?: 'QUEUED';
  readonly waitMs: number;
  readonly lookUps?: number;
  readonly failure?: string;
}

async function rest(tx: Tx, services: Services, work: DialWork, { waitMs, ...data }: Rest): Promise<void> {
  await changeCall(tx, work.callId, { leaseUntil: null, ...data });
  const at = new Date(services.clock().getTime() + waitMs);
  await enqueueDial(tx, { workspaceId: work.workspaceId, callId: work.callId }, at);
}

/** Only by whoever took it up last: an answer that comes after the lease is over changes nothing. */
const settle = (services: Services, work: DialWork, todo: (tx: Tx, call: CallRow) => Promise<unknown>): Promise<void> =>
  services.database.inWorkspace(work.workspaceId).write(async (tx) => {
    const call = await lockCall(tx, work.callId);
    if (call && call.claim === work.claim && call.dialStep === 'ASKING') await todo(tx, call);
  });
