import type { Action, SubjectName } from '@frontdesk/policies';
import { requireWorkspace } from '../auth/access-context.ts';
import type { IdleTimeoutState, RequestContext, WorkspaceContext } from '../auth/context.ts';
import type { ChangeEvent } from '../events/change-bus.ts';
import { isReadable, isSubject } from '../query-compiler/index.ts';
import { assertPermitted } from './can.ts';

/** A change, with the subscriber's current access at the time the change arrived. */
export interface DeliveredChange<N extends ChangeEvent> {
  readonly note: N;
  readonly ctx: WorkspaceContext;
}

/**
 * Subscribes to changes of a topic. Access is checked against the current rows at the start, for every change, and when
 * the idle timeout may have passed. The subscription ends when the API caller loses access.
 */
export const subscribeTo =
  <N extends ChangeEvent>(topic: N['topic'], action: Action, subject: SubjectName) =>
  ({ context }: { context: RequestContext }): AsyncIterable<DeliveredChange<N>> => {
    assertPermitted(context, action, subject);
    const entered = requireWorkspace(context);
    const { actor, workspace, membership, services, transport } = entered;
    const release = transport.socket?.subscribe(entered);
    const stop = new AbortController();
    stop.signal.addEventListener('abort', () => release?.(), { once: true });
    const userId = actor.kind === 'user' ? actor.userId : membership.userId;
    const to = { workspaceId: workspace.id, userId, topic, lookBackMs: transport.lookBackMs };
    const notes = services.bus.listen(to, stop.signal)[Symbol.asyncIterator]();
    return closeOnReturn(deliverChanges<N>(notes, context, { topic, action, subject }), stop);
  };

interface SubscriptionGate {
  readonly topic: ChangeEvent['topic'];
  readonly action: Action;
  readonly subject: SubjectName;
}

async function* deliverChanges<N extends ChangeEvent>(
  notes: AsyncIterator<ChangeEvent>,
  context: RequestContext,
  watch: SubscriptionGate,
): AsyncGenerator<DeliveredChange<N>> {
  let coming = notes.next();
  let { idle } = requireWorkspace(context);
  for (
    let next = await nextChangeOrIdle(coming, idle, context);
    !next?.done;
    next = await nextChangeOrIdle(coming, idle, context)
  ) {
    if (next) coming = notes.next();
    // This check comes first, because it requires no database statement.
    if (next && !isRelevant(next.value, watch)) continue;
    const now = await callerForChange(next?.value ?? null, context);
    assertPermitted(now, watch.action, watch.subject);
    const ctx = requireWorkspace(now);
    ({ idle } = ctx);
    if (next?.value.topic !== watch.topic) continue;
    // An API caller who cannot read a row does not receive its changes.
    if (!(await canReadChange(ctx, watch, next.value))) continue;
    yield { note: next.value as N, ctx };
    // The generator continues here after the event was sent. The cost is charged at this point, because it is not known
    // earlier.
    await context.transport.socket?.charge(now);
  }
}

/** Returns whether a change belongs to the watched topic or can end the API caller's access. */
const isRelevant = ({ topic }: ChangeEvent, watch: SubscriptionGate): boolean =>
  topic === watch.topic || topic === 'access' || topic === 'session';

/** Returns the API caller with the current permissions. Identical subscriptions share one query per change. */
async function callerForChange(note: ChangeEvent | null, context: RequestContext): Promise<RequestContext> {
  const { transport } = context;
  const { socket } = transport;
  if (!note || !socket) return context.again();
  const now = await socket.checks.once(note, `caller ${socket.callerKey}`, () => context.again());
  const { workspaceAccess: entrance } = now;
  if (entrance.kind !== 'entered') return now;
  // Reads caused by an event use the transport of this socket, so that they are counted and canceled with it.
  return { ...now, transport, workspaceAccess: { ...entrance, context: { ...entrance.context, transport } } };
}

// Maximum delay of a Node.js timer in milliseconds.
const LONGEST_MS = 2 ** 31 - 1;

/** Waits for the next change. Returns null when the idle timeout may have passed, because no event reports this. */
async function nextChangeOrIdle<T>(
  coming: Promise<T>,
  idle: IdleTimeoutState | null,
  { services }: RequestContext,
): Promise<T | null> {
  if (!idle) return coming;
  const left = idle.endsAt.getTime() - services.clock().getTime();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.min(Math.max(left, 0), LONGEST_MS));
  });
  try {
    return await Promise.race([coming, over]);
  } finally {
    clearTimeout(timer);
  }
}

async function canReadChange(
  ctx: WorkspaceContext,
  { subject }: SubscriptionGate,
  note: ChangeEvent,
): Promise<boolean> {
  if (!('id' in note) || !isSubject(subject)) return true;
  const { transport } = ctx;
  if (!transport.socket) return isReadable(ctx, subject, note.id);
  // Several sockets of the API caller share this read, so it must not be canceled when one of them closes.
  const shared = { ...ctx, transport: { ...transport, onAbort: () => () => {} } };
  const key = `${subject} ${transport.socket.callerKey}`;
  return transport.socket.checks.once(note, key, () => isReadable(shared, subject, note.id));
}

/**
 * Returns an iterator whose `return` aborts the wait. Otherwise, a generator that is waiting for a change could not be
 * ended.
 */
function closeOnReturn<T>(source: AsyncGenerator<T>, stop: AbortController): AsyncIterableIterator<T> {
  const end = async () => {
    stop.abort();
    return { done: true as const, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      try {
        const next = await source.next();
        if (next.done) stop.abort();
        return next;
      } catch (error) {
        stop.abort();
        throw error;
      }
    },
    return: end,
    throw: end,
  };
}
