import { dayKey } from '../../lib/dates.ts';
import type { ThreadMessage } from './conversation-cache.ts';
import { eventsOf, type ThreadEvent, type ThreadItem } from './thread-events.ts';

const TOGETHER_MS = 5 * 60_000;

export interface ThreadEntry {
  message: ThreadMessage;
  /** It begins a turn: the author is named. What the same one adds within minutes belongs to it. */
  opensTurn: boolean;
}

export interface ThreadDay {
  /** The first moment of it that is shown. */
  iso: string;
  key: string;
  entries: (ThreadEntry | { event: ThreadEvent })[];
}

/** A thread by the days of the workspace's own clock: each message as part of somebody's turn, and between them who took it over. */
export function threadDays(
  messages: readonly ThreadMessage[],
  timeZone: string,
  happened: ThreadItem = NOTHING,
  isWhole = false,
): ThreadDay[] {
  const days: ThreadDay[] = [];
  const first = messages[0]?.sentAt ?? '';
  // While earlier messages are not here, what lies before the first of these is not shown either.
  const events = eventsOf(happened).filter(({ at }) => isWhole || at >= first);
  let before: ThreadMessage | null = null;
  for (const item of inOrder(messages, events)) {
    const key = dayKey(item.at, timeZone);
    const isNewDay = days.at(-1)?.key !== key;
    if (isNewDay) days.push({ iso: item.at, key, entries: [] });
    const entries = days.at(-1)?.entries;
    if ('event' in item) entries?.push({ event: item.event });
    else entries?.push({ message: item.message, opensTurn: isNewDay || !before || !continues(before, item.message) });
    before = 'event' in item ? null : item.message;
  }
  return days;
}

const NOTHING: ThreadItem = { takeovers: [], stepBacks: [] };

type Item = { at: string } & ({ message: ThreadMessage } | { event: ThreadEvent });

/** Messages keep the order in which they came, whatever their clocks say. */
function inOrder(messages: readonly ThreadMessage[], events: readonly ThreadEvent[]): Item[] {
  const waiting = [...events];
  const items: Item[] = [];
  for (const message of messages) {
    while (waiting[0] && waiting[0].at <= message.sentAt) items.push(asItem(waiting.shift() as ThreadEvent));
    items.push({ at: message.sentAt, message });
  }
  return [...items, ...waiting.map(asItem)];
}

const asItem = (event: ThreadEvent): Item => ({ at: event.at, event });

const continues = (before: ThreadMessage, message: ThreadMessage) =>
  before.author === message.author &&
  before.memberId === message.memberId &&
  new Date(message.sentAt).getTime() - new Date(before.sentAt).getTime() < TOGETHER_MS;
