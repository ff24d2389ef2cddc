import type { Tx } from '../../../../db/tenant-db.ts';
import type { EmbeddingModel } from '../../../platform/integrations/index.ts';
import { type FoundPassage, passageOf, readPassageRows } from '../passage-rows.ts';
import { termsOfQuestion } from '../question-words.ts';
import { signatureOf, similarityOf, type UnitVector } from './vectors.ts';

/** Passages whose vectors are compared exactly. The others differ from the question in more bits of the signature. */
const CANDIDATES = 200;

/** Passages that are joined with those found by words. */
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

/** Returns the passages with the most similar meaning, best first. Empty if none is as similar as the model requires. */
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
