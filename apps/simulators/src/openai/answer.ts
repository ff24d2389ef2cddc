import type { Conversation, SpokenLine } from './conversation.ts';
import { classifySafety, SafetyInput } from './safety/classify-safety.ts';
import { SummaryInput, summarize } from './summary.ts';
import { JudgeInput, judge } from './testing/judge.ts';
import { ContactInput, playContact } from './testing/play-contact.ts';
import { think } from './think.ts';
import { understand } from './understanding/understand.ts';
import { View } from './understanding/view.ts';
import { WordInput, word } from './wording/word.ts';

/** Returns the simulated model's reply. The name of the response format determines the kind of reply. */
export function answer(conversation: Conversation): SpokenLine {
  const input = inputOf(conversation);
  if (conversation.format === 'understand') {
    const view = View.safeParse(input);
    return { text: view.success ? JSON.stringify(understand(view.data)) : UNREADABLE };
  }
  if (conversation.format === 'word') {
    const facts = WordInput.safeParse(input);
    return { text: facts.success ? JSON.stringify(word(facts.data)) : UNREADABLE };
  }
  if (conversation.format === 'safety') {
    const message = SafetyInput.safeParse(input);
    return { text: message.success ? JSON.stringify(classifySafety(message.data)) : UNREADABLE };
  }
  if (conversation.format === 'contact') {
    const contact = ContactInput.safeParse(input);
    return { text: contact.success ? JSON.stringify(playContact(contact.data)) : UNREADABLE };
  }
  if (conversation.format === 'judge') {
    const statements = JudgeInput.safeParse(input);
    return { text: statements.success ? JSON.stringify(judge(statements.data)) : UNREADABLE };
  }
  if (conversation.format === 'summary') {
    const facts = SummaryInput.safeParse(input);
    return { text: facts.success ? JSON.stringify(summarize(facts.data)) : UNREADABLE };
  }
  if (conversation.format === 'ready') return { text: JSON.stringify({ ready: true }) };
  return think(conversation);
}

const UNREADABLE = 'The request does not contain the JSON object that this format needs.';

/** Parses the last user message, which contains the input of the request as JSON. Returns null for invalid JSON. */
function inputOf({ messages }: Conversation): unknown {
  try {
    return JSON.parse(messages.findLast(({ role }) => role === 'user')?.content ?? 'null');
  } catch {
    return null;
  }
}
