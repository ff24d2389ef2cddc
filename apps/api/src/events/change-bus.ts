import { EventEmitter, on } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import { ReplayBuffer } from './replay-buffer.ts';
import { throttleTrailing } from './throttle-trailing.ts';

/**
 * Notification between processes that a row has changed. Contains ids but no content, because NOTIFY is not limited to
 * a workspace.
 */
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
  /** Permissions or the workspace itself have changed, so every listener must check its access again. */
  | { readonly topic: 'access'; readonly workspaceId: string }
  | { readonly topic: 'session'; readonly userId: string }
  /** A notification for one member was created or read. Only that member's listeners receive it. */
  | { readonly topic: 'notification'; readonly workspaceId: string; readonly id: string; readonly userId: string }
  /**
   * An audit event was recorded. Almost every change records one, so only listeners of the audit log receive this
   * notification.
   */
  | { readonly topic: 'audit'; readonly workspaceId: string; readonly id: string };

export type ChangeKind = 'CREATED' | 'UPDATED' | 'DELETED';

export const CHANGES_CHANNEL = 'frontdesk_notes';

export interface ChangeBus {
  /** Yields changes in one workspace and changes of one user's sessions, until the signal is aborted. */
  listen(to: Listener, signal: AbortSignal): AsyncIterable<ChangeEvent>;
  close(): Promise<void>;
}

/**
 * Defines what a listener receives: changes of one topic, and changes of the topics `access` and `session`, which can
 * end its access.
 */
export interface Listener {
  readonly workspaceId: string;
  readonly userId: string;
  readonly topic?: ChangeEvent['topic'];
  /** Id of a row. If set, only changes of this row are delivered. */
  readonly id?: string;
  /** Length in milliseconds of the period before the start of the subscription whose changes are also delivered. */
  readonly lookBackMs?: number;
}

/** Delivers changes received by this process to its listeners. */
export interface ChangeDispatcher {
  readonly listen: ChangeBus['listen'];
  heard(payload: string | undefined): void;
  /** Makes every listener reload its data, because changes may have been lost. */
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
        log.error({ err: error }, 'a notification payload could not be parsed');
      }
    },
    missed: () => {
      log.info('Notifications may have been missed: every listener reloads.');
      emitter.emit('missed', new Map());
    },
  };
}

/**
 * Minimum interval in milliseconds between two delivered changes of the same campaign, because a campaign changes with
 * each of its messages.
 */
const CAMPAIGN_REST_MS = 500;

function throttleCampaignChanges(emit: (note: ChangeEvent) => void): (note: ChangeEvent) => void {
  const emitLast = throttleTrailing<ChangeEvent>(emit, CAMPAIGN_REST_MS);
  return (note) => (note.topic === 'campaign' ? emitLast(note, note.id) : emit(note));
}

/**
 * Returns the emitter event names for a change: one for its topic and, if it has a row, one for the row. A change for
 * one user has only the event name of that user.
 */
function channelsOf(note: ChangeEvent): string[] {
  if (note.topic === 'session') return [`session:${note.userId}`];
  const topic = `${note.topic}:${note.workspaceId}`;
  if (note.topic === 'notification') return [`${topic}:${note.userId}`];
  return 'id' in note ? [topic, `${topic}:${note.id}`] : [topic];
}

/**
 * Returns the emitter event names that a listener subscribes to: those of changes that can end its access, and those of
 * its topic or row.
 */
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

/**
 * Starts listening immediately instead of at the first `next()`, so that no change is lost between subscribing and
 * reading.
 */
function listenToChanges({ emitter, recent }: ChangeSource, to: Listener, signal: AbortSignal) {
  const inbox = new EventEmitter();
  const queue = on(inbox, 'note', { signal });
  const forward = (note: ChangeEvent) => inbox.emit('note', note);
  // All listeners of a workspace receive the same object, so that they can share access checks.
  const missed = (byWorkspace: Map<string, ChangeEvent>) => {
    const { workspaceId } = to;
    const note: ChangeEvent = byWorkspace.get(workspaceId) ?? { topic: 'access', workspaceId };
    byWorkspace.set(workspaceId, note);
    forward(note);
  };
  const channels = channelsFor(to);
  const isOwn = (note: ChangeEvent) =>
    note.topic === to.topic && channelsOf(note).some((channel) => channels.includes(channel));
  // The change is copied, because access checks cached for the original object are outdated.
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
