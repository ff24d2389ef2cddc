import type { Tx } from '../../../../db/tenant-db.ts';
import type { EmbeddingModel } from '../../../platform/integrations/index.ts';
import { type FoundPassage, passageOf, readPassageRows } from '../passage-rows.ts';
import { termsOfQuestion } from '../question-words.ts';
import { signatureOf, similarityOf, type UnitVector } from './vectors.ts';

/**
 * Number of passages whose vectors are compared exactly. They are preselected by the number of equal bits in the
 * signatures.
 */
const CANDIDATES = 200;

/** Number of passages found by meaning that are merged with the passages found by words. */
const NEAREST = 10;

interface EmbeddedQuestion {
  readonly question: string;
  readonly language: string | null;
  readonly vector: UnitVector;
  readonly model: EmbeddingModel;
}

interface Candidate {
  readonly id: string;
  readonly vector: Uint8Array;
}

/**
 * Returns the passages with the most similar meaning, most similar first. Returns no passages if no similarity reaches
 * the minimum similarity of the model.
 */
export async function nearestPassages(
  tx: Tx,
  { question, language, vector, model }: EmbeddedQuestion,
): Promise<FoundPassage[]> {
  const candidates = await tx.sql<Candidate>`
    select e.id, e.vector from (
      select id from knowledge_embeddings where model = ${model.name}
       order by bit_count(signature # ${signatureOf(vector)}::bit(512)), id limit ${CANDIDATES}::int) n
    join knowledge_embeddings e using (id)`;
  const near = candidates
    .filter((candidate) => candidate.vector.length === vector.length)
    .map((candidate) => ({ id: candidate.id, similarity: similarityOf(vector, candidate.vector) }))
    .filter(({ similarity }) => similarity >= model.minSimilarity)
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, NEAREST);
  if (near.length === 0) return [];
  const rows = await readPassageRows(tx, {
    name: 'near-passages',
    text: 'unnest($1::uuid[], $2::float8[])',
    values: [near.map(({ id }) => id), near.map(({ similarity }) => similarity)],
  });
  const stated = termsOfQuestion(question, language).language;
  return rows.flatMap((row) => passageOf(row, stated, { score: null, similarity: row.value }));
}
