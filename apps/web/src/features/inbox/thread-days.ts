import { dayKey } from '../../lib/dates.ts';
import type { ThreadMessage } from './conversation-cache.ts';
import { eventsOf, type ThreadEvent, type ThreadItem } from './thread-events.ts';

const TOGETHER_MS = 5 * 60_000;

export interface ThreadEntry {
  message: ThreadMessage;
  /**
   * Whether the message starts a group of consecutive messages by the same author. The first message of a group shows
   * the author's name.
   */
  opensTurn: boolean;
}

export interface ThreadDay {
  /** Time of the first item of the day. */
  iso: string;
  key: string;
  entries: (ThreadEntry | { event: ThreadEvent })[];
}

/**
 * Groups the messages and events of a thread by day in the workspace's time zone. Within a day, marks the first of
 * consecutive messages by the same author.
 */
export function threadDays(
  messages: readonly ThreadMessage[],
  timeZone: string,
  happened: ThreadItem,
  isWhole: boolean,
): ThreadDay[] {
  const days: ThreadDay[] = [];
  const first = messages[0]?.sentAt ?? '';
  // Until all earlier messages are loaded, hide events before the first loaded message.
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

type Item = { at: string } & ({ message: ThreadMessage } | { event: ThreadEvent });

/**
 * Merges the messages and events in chronological order. The order in which the server returned the messages is kept.
 */
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
  before.authorType === message.authorType &&
  before.memberId === message.memberId &&
  new Date(message.sentAt).getTime() - new Date(before.sentAt).getTime() < TOGETHER_MS;
