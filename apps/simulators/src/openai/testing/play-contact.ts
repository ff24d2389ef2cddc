import * as z from 'zod';
import { fold } from '../understanding/text.ts';

const Line = z.object({ by: z.enum(['CONTACT', 'AGENT']), text: z.string() });

/** Input of a request with the response format "contact": the contact to play, and the conversation so far. */
export const ContactInput = z.object({
  persona: z.string(),
  goal: z.string(),
  seed: z.number(),
  lines: z.array(Line),
});

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const OPTION = /(?:^|\s)(\d+)[.):]\s/gm;
const MORE_HELP = /anything else|something else|more questions|algo mas|mais alguma|noch etwas|autre chose/;
const TIME = /how soon|when\b|which day|what day|what time|cuando|quando|wann|quand/;
const OPEN_QUESTION = /\b(?:what|how|which|who|where|why|que|como|was|wie|quel|quelle)\b/;
const CONFIRMATION = /\b(?:correct|shall i|should i|do you want|would you like|is that right|confirm)\b/;

/**
 * Plays a contact with rules: states the goal, chooses options depending on the seed, answers questions with the
 * sentence of the persona that shares the most words with them, and ends the conversation when the agent asks no
 * further question.
 */
export function playContact({ persona, goal, seed, lines }: z.infer<typeof ContactInput>) {
  const say = (message: string) => ({ message, isDone: false });
  const asked = lines.at(-1);
  if (!lines.some(({ by }) => by === 'CONTACT')) return say(goal);
  if (asked?.by !== 'AGENT' || !asked.text.includes('?')) return { message: '', isDone: true };
  const text = fold(asked.text);
  if (MORE_HELP.test(text)) return { message: '', isDone: true };
  const options = [...asked.text.matchAll(OPTION)].map(([, number]) => number ?? '');
  if (options.length > 0) return say(options[Math.abs(seed) % options.length] ?? '1');
  if (/e-?mail|correo/.test(text)) return say(EMAIL.exec(persona)?.[0] ?? 'alex@example.com');
  if (TIME.test(text)) return say(bestSentence(persona, text) ?? 'Tomorrow');
  if (!OPEN_QUESTION.test(text) && CONFIRMATION.test(text)) return say('Yes');
  return say(bestSentence(persona, text) ?? (OPEN_QUESTION.test(text) ? persona : 'Yes'));
}

/** Returns the sentence of a text that shares the most words with a question. Null if no word is shared. */
function bestSentence(text: string, question: string): string | null {
  const words = new Set(wordsOf(question));
  const sentences = text.split(/(?<=[.!?\n])\s+/).filter((sentence) => sentence.trim() !== '');
  const scored = sentences.map((sentence) => ({
    sentence,
    score: wordsOf(fold(sentence)).filter((word) => words.has(word)).length,
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.sentence.trim() : null;
}

const wordsOf = (text: string): string[] => text.match(/\p{L}{4,}/gu) ?? [];
