import { countOf } from '../../lib/format-text.ts';

interface Counts {
  leads: number;
  messages: number;
  conversations: number;
  contacts: number;
  calls: number;
}

/** Describes what is deleted, for example `12 leads, 340 messages and 3 contacts`. Null if nothing is deleted. */
export function deletionText({ leads, messages, conversations, contacts, calls }: Counts): string | null {
  const parts = [
    [leads, 'lead'],
    [messages, 'message'],
    [conversations, 'conversation'],
    [calls, 'call'],
    [contacts, 'contact'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => countOf(count, word));
  return words.length > 0 ? new Intl.ListFormat('en-GB').format(words) : null;
}
