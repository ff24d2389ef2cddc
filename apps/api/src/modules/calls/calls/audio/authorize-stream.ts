import { setTimeout as pause } from 'node:timers/promises';
import { requireWorkspace } from '../../../../auth/access-context.ts';
import { nextExpiry } from '../../../../auth/access-expiry.ts';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { checkListenAccess } from './check-listen-access.ts';

interface AccessWatch {
  readonly caller: RequestContext;
  readonly callId: string;
  readonly signal: AbortSignal;
}

/** Starts watching immediately. The promise resolves when the caller may no longer listen or the signal aborts. */
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
// Maximum delay of a timer in milliseconds.
const LONGEST_MS = 2 ** 31 - 1;

/** Waits for the next change. Returns null if a grant or session of the caller may expire before a change arrives. */
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
