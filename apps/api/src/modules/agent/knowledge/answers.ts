import { type Json, type Passage, textOf } from '@frontdesk/agent/engine';
import { KNOWLEDGE_PASSAGE_KINDS } from '@frontdesk/domain';
import { z } from 'zod';
import type { Services } from '../../../auth/context.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import { findPassages, type Search } from './find-passages.ts';

const MOST_QUESTIONS = 6;

interface Asked extends Omit<Search, 'questions'> {
  /** `questions` argument of the engine's search tool. */
  readonly questions: Json | undefined;
}

/**
 * Returns the result of a knowledge search for the engine: the passages of each of the first `MOST_QUESTIONS`
 * questions.
 */
export async function answerQuestions(services: Services, { questions, ...asked }: Asked): Promise<Json> {
  const texts = (Array.isArray(questions) ? questions : []).slice(0, MOST_QUESTIONS).map(textOf);
  const found = await findPassages(services, { ...asked, questions: texts });
  let count = 0;
  const answers = texts.map((question, index): Json => {
    const passages = (found[index] ?? []).map(({ text, title, headings, url, link, ...origin }) => {
      count += 1;
      const name = [title, ...headings].filter(Boolean).join(' › ');
      return {
        id: `p${count}`,
        title: name,
        text,
        url: link,
        origin: { ...origin, title, headings: [...headings], url },
      };
    });
    return { question, passages, supported: passages.length > 0 };
  });
  return { answers };
}

const Origin = z.object({
  kind: z.enum(KNOWLEDGE_PASSAGE_KINDS),
  title: z.string(),
  headings: z.array(z.string()),
  // States that were stored before files were supported have passages without a page number.
  pageNumber: z.number().nullable().default(null),
  sourceId: z.string().nullable(),
  // States that were stored before web pages were supported have passages without a URL.
  url: z.string().nullable().default(null),
});

const MOST_SOURCES = 3;

/**
 * Returns up to `MOST_SOURCES` passages that support a reply, without duplicates. Passages without a known source are
 * omitted.
 */
export function citedPassages(passages: readonly Passage[]): CitedPassage[] {
  const cited = new Map<string, CitedPassage>();
  for (const { text, origin } of passages) {
    const known = Origin.safeParse(origin);
    if (known.success && !cited.has(text)) cited.set(text, { ...known.data, text });
  }
  return [...cited.values()].slice(0, MOST_SOURCES);
}
