import { type Json, type Passage, textOf } from '@frontdesk/agent/engine';
import { KNOWLEDGE_PASSAGE_KINDS } from '@frontdesk/domain';
import { z } from 'zod';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import { type KnowledgeQuestion, searchKnowledge } from './search-knowledge.ts';

const MOST_QUESTIONS = 6;

/** Language and phone number of the conversation or call in which a question was asked. */
export type QuestionPlace = Pick<KnowledgeQuestion, 'language' | 'phoneConfigId'>;

/**
 * Returns the result of a knowledge search for the engine: the passages of each of the first `MOST_QUESTIONS`
 * questions.
 */
export async function answerQuestions(
  tx: Tx,
  questions: Json | undefined,
  asked: QuestionPlace & { readonly now: Date },
): Promise<Json> {
  const answers: Json[] = [];
  let count = 0;
  for (const item of (Array.isArray(questions) ? questions : []).slice(0, MOST_QUESTIONS)) {
    const question = textOf(item);
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    const found = await searchKnowledge(tx, { ...asked, question });
    const passages = found.map(({ text, title, headings, kind, pageNumber, sourceId, url, link, score }) => {
      count += 1;
      const origin = { kind, title, headings: [...headings], pageNumber, sourceId, url, score };
      return { id: `p${count}`, title: [title, ...headings].filter(Boolean).join(' › '), text, url: link, origin };
    });
    answers.push({ question, passages, supported: passages.length > 0 });
  }
  return { answers };
}

const Origin = z.object({
  kind: z.enum(KNOWLEDGE_PASSAGE_KINDS),
  title: z.string(),
  headings: z.array(z.string()),
  // Passages of a stored state from before files were read have no page.
  pageNumber: z.number().nullable().default(null),
  sourceId: z.string().nullable(),
  // Passages of a stored state from before web pages were read have no address.
  url: z.string().nullable().default(null),
});

const MOST_SOURCES = 3;

/**
 * Returns up to `MOST_SOURCES` passages that support a reply, each once. Passages without a known origin are left out.
 */
export function citedPassages(passages: readonly Passage[]): CitedPassage[] {
  const cited = new Map<string, CitedPassage>();
  for (const { text, origin } of passages) {
    const known = Origin.safeParse(origin);
    if (known.success && !cited.has(text)) cited.set(text, { ...known.data, text });
  }
  return [...cited.values()].slice(0, MOST_SOURCES);
}
