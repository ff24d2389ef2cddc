import * as z from 'zod';
import { fold } from '../understanding/text.ts';

/** Input of a request with the response format "judge": statements about the agent, and the conversation. */
export const JudgeInput = z.object({
  statements: z.array(z.string()),
  lines: z.array(z.object({ by: z.enum(['CONTACT', 'AGENT']), text: z.string() })),
});

const POLITE = /\b(?:polite|friendly|respectful|calm|kind)\b/;
const RUDE = /\b(?:stupid|idiot|shut up|dumb|nonsense|hate you|go away)\b/;
const DENIED = /\b(?:not|never|no|without|doesn't|does not|nothing)\b/;
const QUOTE = /["“']([^"”']{2,})["”']/;
const COMMON = new Set(
  'agent says said tells told mentions that with this their they the contact about must does'.split(' '),
);
/** Minimum share of the words of a statement that the agent must have used for the statement to be true. */
const ENOUGH = 0.6;

/**
 * Judges each statement with rules. Politeness depends on rude words, quotations must occur literally, and other
 * statements depend on shared words.
 */
export function judge({ statements, lines }: z.infer<typeof JudgeInput>) {
  const replies = fold(lines.flatMap(({ by, text }) => (by === 'AGENT' ? [text] : [])).join('\n'));
  return { results: statements.map((statement) => judgeOne(fold(statement), replies)) };
}

function judgeOne(statement: string, replies: string) {
  if (POLITE.test(statement)) {
    const rude = RUDE.exec(replies)?.[0];
    return { holds: rude === undefined, reason: rude ? `The agent says “${rude}”.` : 'The agent uses no rude word.' };
  }
  const isStated = states(statement, replies);
  const holds = DENIED.test(statement) ? !isStated : isStated;
  return { holds, reason: isStated ? 'The agent says it.' : 'The agent does not say it.' };
}

function states(statement: string, replies: string): boolean {
  const quote = QUOTE.exec(statement)?.[1];
  if (quote) return replies.includes(quote);
  const words = (statement.match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !COMMON.has(word) && !DENIED.test(word));
  const found = words.filter((word) => replies.includes(word.slice(0, Math.max(4, word.length - 2))));
  return words.length > 0 && found.length / words.length >= ENOUGH;
}
