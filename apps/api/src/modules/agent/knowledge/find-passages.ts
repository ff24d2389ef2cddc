import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { embeddingModelOf } from '../../platform/integrations/index.ts';
import { areModelsStopped } from '../model-usage/index.ts';
import { embedQuestions } from './embeddings/embed-questions.ts';
import { nearestPassages } from './embeddings/nearest-passages.ts';
import type { FoundPassage } from './passage-rows.ts';
import { type KnowledgeQuestion, searchByWords } from './search-knowledge.ts';

/** Language and phone number of the conversation or call in which a question was asked. */
export type QuestionPlace = Pick<KnowledgeQuestion, 'language' | 'phoneConfigId'>;

export interface Search {
  readonly workspaceId: string;
  readonly questions: readonly string[];
  readonly now: Date;
  placeOf(tx: Tx): Promise<QuestionPlace>;
}

/**
 * Returns the passages that answer each question, best first. Searches by words and, if the workspace has an embedding
 * model, by meaning. If the model fails or the monthly cost limit is reached, returns only the passages found by words.
 */
export async function findPassages(services: Services, search: Search): Promise<FoundPassage[][]> {
  const { workspaceId, questions } = search;
  const db = services.database.forWorkspace(workspaceId);
  const { language, model, byWords } = await db.read((tx) => findByWords(services, tx, search));
  const embedded = model && (await embedQuestions(services, { workspaceId, model, questions }));
  if (!model || !embedded) return byWords;
  return db.write(async (tx) => {
    await embedded.record(tx);
    const found: FoundPassage[][] = [];
    for (const [index, question] of questions.entries()) {
      const vector = embedded.vectors[index];
      // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
      const near = vector ? await nearestPassages(tx, { question, language, vector, model }) : [];
      found.push(fused(byWords[index] ?? [], near));
    }
    return found;
  });
}

/** Finds passages by the words of each question. Also returns the model for the search by meaning. */
async function findByWords(services: Services, tx: Tx, { questions, now, placeOf }: Search) {
  const place = await placeOf(tx);
  const byWords: FoundPassage[][] = [];
  // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
  for (const question of questions) byWords.push(await searchByWords(tx, { ...place, question, now }));
  const chosen = await embeddingModelOf(services, tx);
  const isStopped = chosen !== null && (await areModelsStopped(tx, now));
  return { language: place.language, byWords, model: isStopped ? null : chosen };
}

/** Constant of reciprocal rank fusion, in which a passage gets 1 / (constant + rank) points per list. */
const RANK_OFFSET = 60;

/**
 * Merges two lists by rank, so that a passage in both lists comes before passages that have equal ranks in only one
 * list.
 */
function fused(byWords: readonly FoundPassage[], byMeaning: readonly FoundPassage[]): FoundPassage[] {
  const ranked = new Map<string, { readonly passage: FoundPassage; readonly points: number }>();
  for (const list of [byWords, byMeaning])
    for (const [rank, passage] of list.entries()) {
      const known = ranked.get(passage.text);
      const points = (known?.points ?? 0) + 1 / (RANK_OFFSET + rank);
      ranked.set(passage.text, { points, passage: { ...passage, score: known?.passage.score ?? passage.score } });
    }
  return [...ranked.values()]
    .toSorted((one, other) => other.points - one.points)
    .map(({ passage }) => passage)
    .slice(0, KNOWLEDGE_LIMITS.foundPassages);
}
