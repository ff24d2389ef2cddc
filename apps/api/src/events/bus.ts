import { EventEmitter, on } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

/** What travels between processes: ids, never content, because NOTIFY knows no workspace. */
export type Note =
  | { readonly topic: 'lead'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | { readonly topic: 'conversation'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | {
      readonly topic: 'message';
      readonly workspaceId: string;
      readonly id: string;
      readonly conversationId: string;
    }
  /** Somebody's rights or the workspace itself changed: whoever listens must ask again whether they may. */
  | { readonly topic: 'access'; readonly workspaceId: string }
  | { readonly topic: 'session'; readonly userId: string };

export type ChangeKind = 'CREATED' | 'UPDATED' | 'DELETED';

export const NOTES_CHANNEL = 'frontdesk_notes';

export interface Bus {
  /** Notes of one workspace, and of one user's sessions, until the signal aborts. */
  listen(to: { workspaceId: string; userId: string }, signal: AbortSignal): AsyncIterable<Note>;
  close(): Promise<void>;
}

/** One LISTEN connection a process; PostgreSQL delivers a note when, and only when, the change that wrote it commits. */
export async function openBus(url: string, log: FastifyBaseLogger): Promise<Bus> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let closed = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url });
    fresh.on('notification', ({ payload }) => dispatch(emitter, payload, log));
    fresh.on('error', () => {});
    fresh.on('end', () => void reconnect());
    await fresh.connect();
    await fresh.query(`listen ${NOTES_CHANNEL}`);
    return fresh;
  }

  async function reconnect(delayMs = 100): Promise<void> {
    if (closed) return;
    try {
      client = await connect();
      // What was said meanwhile is lost: every listener asks again.
      emitter.emit('missed');
    } catch {
      setTimeout(() => void reconnect(Math.min(delayMs * 2, 5_000)), delayMs).unref();
    }
  }

  return {
    listen: (to, signal) => notes(emitter, to, signal),
    close: async () => {
      closed = true;
      await client.end();
    },
  };
}

function dispatch(emitter: EventEmitter, payload: string | undefined, log: FastifyBaseLogger): void {
  try {
    const note = JSON.parse(payload ?? '') as Note;
    emitter.emit(note.topic === 'session' ? `user:${note.userId}` : `workspace:${note.workspaceId}`, note);
  } catch (error) {
    log.error({ err: error }, 'a note could not be read');
  }
}

/** Listening begins here, not at the first `next()`, so that nothing slips between subscribing and reading. */
function notes(emitter: EventEmitter, to: { workspaceId: string; userId: string }, signal: AbortSignal) {
  const inbox = new EventEmitter();
  const queue = on(inbox, 'note', { signal });
  const forward = (note: Note) => inbox.emit('note', note);
  const missed = () => forward({ topic: 'access', workspaceId: to.workspaceId });
  const sources = [`workspace:${to.workspaceId}`, `user:${to.userId}`];
  for (const source of sources) emitter.on(source, forward);
  emitter.on('missed', missed);
  signal.addEventListener('abort', () => {
    for (const source of sources) emitter.off(source, forward);
    emitter.off('missed', missed);
  });
  return untilAborted(queue, signal);
}

async function* untilAborted(queue: AsyncIterable<unknown[]>, signal: AbortSignal): AsyncIterable<Note> {
  try {
    for await (const [note] of queue) yield note as Note;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
