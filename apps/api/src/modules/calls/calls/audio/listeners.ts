import { setTimeout as pause } from 'node:timers/promises';
import { type CallStatus, isOnTheLine, type RefusalCode } from '@frontdesk/domain';
import { requireWorkspace } from '../../../../auth/access-context.ts';
import { authorize } from '../../../../auth/authorize.ts';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { nextExpiry } from '../../../../auth/idle-timeout.ts';
import { isUuid } from '../../../../db/uuid.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { actingMember } from '../operator-actions.ts';

/**
 * Maximum number of listening connections per member in this process. Each listening connection also opens a connection
 * to the provider.
 */
const OF_A_MEMBER = 3;
/** Maximum number of listening connections in this process. */
const MOST = 200;

export interface Listeners {
  /**
   * Reserves a listening connection and returns a function that releases it. Returns null if the maximum number is
   * reached.
   */
  take(memberId: string): (() => void) | null;
}

export function listeners(): Listeners {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take: (memberId) => {
      const own = taken.get(memberId) ?? 0;
      if (own >= OF_A_MEMBER || all >= MOST) return null;
      taken.set(memberId, own + 1);
      all += 1;
      return () => {
        all -= 1;
        const left = (taken.get(memberId) ?? 1) - 1;
        if (left > 0) taken.set(memberId, left);
        else taken.delete(memberId);
      };
    },
  };
}

interface ListenAccess {
  readonly refusal: RefusalCode | null;
  /** Id of the call assigned by the provider. */
  readonly providerId: string;
}

/**
 * Returns the provider's call id, and the reason why the member cannot listen, or null if the member can listen. Only
 * the member who is in an answered call can listen, and only with access to contact details; support sessions cannot
 * (AM-18). Throws NOT_FOUND or FORBIDDEN if the member may not join the call.
 */
export const checkListenAccess = (ctx: WorkspaceContext, id: string): Promise<ListenAccess> =>
  ctx.db.read(async (tx) => {
    const found = isUuid(id) ? await tx.call.findFirst({ where: { id } }) : null;
    const call = authorize(ctx, 'join', 'Call', found);
    return { refusal: findListenRefusal(ctx, call), providerId: call.providerId ?? '' };
  });

interface ListenedCall {
  readonly endedAt: Date | null;
  readonly state: string;
  readonly heldById: string | null;
}

function findListenRefusal(ctx: WorkspaceContext, { endedAt, state, heldById }: ListenedCall): RefusalCode | null {
  const memberId = actingMember(ctx);
  if (memberId === null || (ctx.actor.kind === 'user' && ctx.actor.support)) return 'PEOPLE_ONLY';
  if (endedAt) return 'CALL_OVER';
  if (!isOnTheLine(state as CallStatus)) return 'CALL_NOT_ANSWERED';
  if (heldById !== memberId) return heldById === null ? 'CALL_NOT_JOINED' : 'CALL_HELD_BY_ANOTHER';
  // Phone numbers can be redacted in a transcript, but not in audio.
  return ctx.ability.can('readDetails', 'Contact') ? null : 'CALL_SOUND_HIDDEN';
}

interface AccessWatch {
  readonly caller: RequestContext;
  readonly callId: string;
  readonly signal: AbortSignal;
}

/**
 * Starts watching immediately. Resolves when the listening member loses access, the access check throws an error, or
 * the signal is aborted.
 */
export function untilAccessRevoked({ caller, callId, signal }: AccessWatch): Promise<void> {
  const { workspace, membership, actor, services } = requireWorkspace(caller);
  const userId = actor.kind === 'user' ? actor.userId : membership.userId;
  const notes = services.bus.listen({ workspaceId: workspace.id, userId, topic: 'call', id: callId }, signal);
  return untilDenied({ caller, callId, signal }, notes[Symbol.asyncIterator]()).catch((error: unknown) => {
    services.log.debug({ err: error, callId }, 'access to the audio of a call has ended');
  });
}

async function untilDenied({ caller, callId, signal }: AccessWatch, notes: AsyncIterator<ChangeEvent>): Promise<void> {
  let ctx = requireWorkspace(caller);
  let coming = notes.next();
  while (!signal.aborted) {
    const change = await changeOrTimeout(coming, ctx, signal);
    if (change?.done) return;
    if (change) coming = notes.next();
    if (change && !affectsAccess(change.value, callId)) continue;
    ctx = requireWorkspace(await caller.again());
    if ((await checkListenAccess(ctx, callId)).refusal) return;
  }
}

const affectsAccess = (note: ChangeEvent, callId: string): boolean =>
  note.topic === 'access' || note.topic === 'session' || (note.topic === 'call' && note.id === callId);

const LATEST = new Date(8.64e15);
// Maximum delay of a Node.js timer in milliseconds.
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Waits for the next change. Returns null without a change if a grant or the idle timeout of the member ends or the
 * maximum delay passes, so that access is checked again. Rejects if the signal is aborted.
 */
async function changeOrTimeout<T>(coming: Promise<T>, ctx: WorkspaceContext, signal: AbortSignal): Promise<T | null> {
  const left = nextExpiry(ctx, LATEST).getTime() - ctx.services.clock().getTime();
  const done = new AbortController();
  const time = { signal: AbortSignal.any([signal, done.signal]) };
  try {
    return await Promise.race([coming, pause(Math.min(Math.max(left, 0), LONGEST_MS), null, time)]);
  } finally {
    done.abort();
  }
}
