import { dayKey } from '../../lib/dates.ts';
import type { ThreadMessage } from './conversation-cache.ts';

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
  entries: ThreadEntry[];
}

/** A thread by the days of the workspace's own clock, each message as part of somebody's turn. */
export function threadDays(messages: readonly ThreadMessage[], timeZone: string): ThreadDay[] {
  const days: ThreadDay[] = [];
  for (const [at, message] of messages.entries()) {
    const key = dayKey(message.sentAt, timeZone);
    const before = messages[at - 1];
    const isNewDay = days.at(-1)?.key !== key;
    if (isNewDay) days.push({ iso: message.sentAt, key, entries: [] });
    days.at(-1)?.entries.push({ message, opensTurn: isNewDay || !before || !continues(before, message) });
  }
  return days;
}

const continues = (before: ThreadMessage, message: ThreadMessage) =>
  before.author === message.author &&
  before.memberId === message.memberId &&
  new Date(message.sentAt).getTime() - new Date(before.sentAt).getTime() < TOGETHER_MS;
