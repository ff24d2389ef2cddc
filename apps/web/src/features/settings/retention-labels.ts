import { plural } from '@lingui/core/macro';

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
    [leads, plural(leads, { one: '# lead', other: '# leads' })],
    [messages, plural(messages, { one: '# message', other: '# messages' })],
    [conversations, plural(conversations, { one: '# conversation', other: '# conversations' })],
    [calls, plural(calls, { one: '# call', other: '# calls' })],
    [contacts, plural(contacts, { one: '# contact', other: '# contacts' })],
  ] as const;
  const present = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return present.length > 0 ? new Intl.ListFormat('en-GB').format(present) : null;
}
