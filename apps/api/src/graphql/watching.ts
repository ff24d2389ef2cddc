import type { Action, SubjectName } from '@frontdesk/policies';
import type { RequestContext, WorkspaceContext } from '../context/context.ts';
import { enterWorkspace } from '../context/enter-workspace.ts';
import type { Note } from '../events/bus.ts';
import { isReadable, isSubject } from '../reads/index.ts';
import { admit } from './can.ts';

/** A note and the watcher's standing at the moment it arrived. */
export interface Told<N extends Note> {
  readonly note: N;
  readonly ctx: WorkspaceContext;
}

/** Asks the gate when the watching begins and again for every note, from the rows as they are then; a no ends it. */
export const watching =
  <N extends Note>(topic: N['topic'], action: Action, subject: SubjectName) =>
  ({ context }: { context: RequestContext }): AsyncIterable<Told<N>> => {
    admit(context, action, subject);
    const { workspace, membership, services } = enterWorkspace(context);
    const stop = new AbortController();
    const to = { workspaceId: workspace.id, userId: membership.userId, trail: topic === 'audit' };
    const notes = services.bus.listen(to, stop.signal)[Symbol.asyncIterator]();
    return untilReturned(tell<N>(notes, context, { topic, action, subject }), stop);
  };

interface Watch {
  readonly topic: Note['topic'];
  readonly action: Action;
  readonly subject: SubjectName;
}

async function* tell<N extends Note>(
  notes: AsyncIterator<Note>,
  context: RequestContext,
  watch: Watch,
): AsyncGenerator<Told<N>> {
  for (let next = await notes.next(); !next.done; next = await notes.next()) {
    const now = await context.again();
    admit(now, watch.action, watch.subject);
    if (next.value.topic !== watch.topic) continue;
    const ctx = enterWorkspace(now);
    // That something happens to a row is not told to whoever may not read it.
    if (await isToldOf(ctx, watch, next.value)) yield { note: next.value as N, ctx };
  }
}

const isToldOf = async (ctx: WorkspaceContext, { subject }: Watch, note: Note): Promise<boolean> =>
  !('id' in note) || !isSubject(subject) || isReadable(ctx, subject, note.id);

/** A generator that waits for a note cannot be returned from: whoever unsubscribes stops the waiting itself. */
function untilReturned<T>(source: AsyncGenerator<T>, stop: AbortController): AsyncIterableIterator<T> {
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
