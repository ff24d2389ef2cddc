import { EventEmitter, on } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import { ReplayBuffer } from './replay-buffer.ts';
import { throttleTrailing } from './throttle-trailing.ts';

/** What travels between processes: ids, never content, because NOTIFY knows no workspace. */
export type ChangeEvent =
  | { readonly topic: 'lead'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | { readonly topic: 'conversation'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | {
      readonly topic: 'message';
      readonly workspaceId: string;
      readonly id: string;
      readonly conversationId: string;
    }
  | { readonly topic: 'call'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | { readonly topic: 'transcript'; readonly workspaceId: string; readonly turnId: string; readonly callId: string }
  | { readonly topic: 'booking'; readonly workspaceId: string; readonly id: string; readonly kind: ChangeKind }
  | { readonly topic: 'job'; readonly workspaceId: string; readonly id: string }
  | { readonly topic: 'campaign'; readonly workspaceId: string; readonly id: string }
  /** Somebody's rights or the workspace itself changed: whoever listens must ask again whether they may. */
  | { readonly topic: 'access'; readonly workspaceId: string }
  | { readonly topic: 'session'; readonly userId: string }
  /** Something that one member is told, or has read: nobody else hears of it. */
  | { readonly topic: 'notification'; readonly workspaceId: string; readonly id: string; readonly userId: string }
  /** A row was added to the audit trail. Every change makes one, so only those hear of it who watch the trail. */
  | { readonly topic: 'audit'; readonly workspaceId: string; readonly id: string };

export type ChangeKind = 'CREATED' | 'UPDATED' | 'DELETED';

export const CHANGES_CHANNEL = 'frontdesk_notes';

export interface ChangeBus {
  /** Notes of one workspace, and of one user's sessions, until the signal aborts. */
  listen(to: Listener, signal: AbortSignal): AsyncIterable<ChangeEvent>;
  close(): Promise<void>;
}

/** Receives the notes of its topic, and every note that may end its right to listen: access and session. */
export interface Listener {
  readonly workspaceId: string;
  readonly userId: string;
  readonly topic?: ChangeEvent['topic'];
  /** Only notes about this row. */
  readonly id?: string;
  /** So far back they are told of what they watch, as if they had listened then. */
  readonly lookBackMs?: number;
}

/** Where the notes of a process come in, and who in it is told of them. */
export interface ChangeDispatcher {
  readonly listen: ChangeBus['listen'];
  heard(payload: string | undefined): void;
  /** Notes may have been lost: every listener asks again. */
  missed(): void;
}

export function createChangeDispatcher(log: FastifyBaseLogger): ChangeDispatcher {
  const emitter = new EventEmitter().setMaxListeners(0);
  const recent = new ReplayBuffer();
  const dispatch = throttleCampaignChanges((note) => {
    recent.add(note);
    for (const channel of channelsOf(note)) emitter.emit(channel, note);
  });
  return {
    listen: (to, signal) => listenToChanges({ emitter, recent }, to, signal),
    heard: (payload) => {
      try {
        dispatch(JSON.parse(payload ?? '') as ChangeEvent);
      } catch (error) {
        log.error({ err: error }, 'a note could not be read');
      }
    },
    missed: () => {
      log.info('Notes may have been missed: every listener asks again.');
      emitter.emit('missed', new Map());
    },
  };
}

/** A campaign changes with each of its messages: whoever watches it looks twice a second. */
const CAMPAIGN_REST_MS = 500;

function throttleCampaignChanges(emit: (note: ChangeEvent) => void): (note: ChangeEvent) => void {
  const emitLast = throttleTrailing<ChangeEvent>(emit, CAMPAIGN_REST_MS);
  return (note) => (note.topic === 'campaign' ? emitLast(note, note.id) : emit(note));
}

/** Where a note is delivered: to those who listen to its topic, and to those who listen to its row. No other listener is asked. */
function channelsOf(note: ChangeEvent): string[] {
  if (note.topic === 'session') return [`session:${note.userId}`];
  const topic = `${note.topic}:${note.workspaceId}`;
  if (note.topic === 'notification') return [`${topic}:${note.userId}`];
  return 'id' in note ? [topic, `${topic}:${note.id}`] : [topic];
}

/** The channels of a listener: what may end its right, and what it watches. */
function channelsFor({ workspaceId, userId, topic, id }: Listener): string[] {
  const rights = [`access:${workspaceId}`, `session:${userId}`];
  if (!topic || topic === 'access' || topic === 'session') return rights;
  const row = topic === 'notification' ? userId : id;
  return [...rights, [topic, workspaceId, ...(row ? [row] : [])].join(':')];
}

interface ChangeSource {
  readonly emitter: EventEmitter;
  readonly recent: ReplayBuffer;
}

/** Listening begins here, not at the first `next()`, so that nothing slips between subscribing and reading. */
function listenToChanges({ emitter, recent }: ChangeSource, to: Listener, signal: AbortSignal) {
  const inbox = new EventEmitter();
  const queue = on(inbox, 'note', { signal });
  const forward = (note: ChangeEvent) => inbox.emit('note', note);
  // One note for all listeners of a workspace, so that they can share what they check because of it.
  const missed = (byWorkspace: Map<string, ChangeEvent>) => {
    const { workspaceId } = to;
    const note: ChangeEvent = byWorkspace.get(workspaceId) ?? { topic: 'access', workspaceId };
    byWorkspace.set(workspaceId, note);
    forward(note);
  };
  const channels = channelsFor(to);
  const isOwn = (note: ChangeEvent) =>
    note.topic === to.topic && channelsOf(note).some((channel) => channels.includes(channel));
  // A copy: what was checked when the note was new says nothing about now.
  if (to.lookBackMs) for (const note of recent.of(to.lookBackMs, isOwn)) forward({ ...note });
  for (const channel of channels) emitter.on(channel, forward);
  emitter.on('missed', missed);
  signal.addEventListener('abort', () => {
    for (const channel of channels) emitter.off(channel, forward);
    emitter.off('missed', missed);
  });
  return untilAborted(queue, signal);
}

async function* untilAborted(queue: AsyncIterable<unknown[]>, signal: AbortSignal): AsyncIterable<ChangeEvent> {
  try {
    for await (const [note] of queue) yield note as ChangeEvent;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
