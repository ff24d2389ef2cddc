import type { Tx } from '../../../../db/tenant-db.ts';
import { bytesOf, signatureOf, unitVector } from './vectors.ts';

/** A passage without a vector. The vector is computed from `text`. */
export interface MissingPassage {
  readonly id: string;
  readonly text: string;
}

/** Returns passages that have no vector, ordered by id, with their titles and headings. */
export const passagesWithout = (tx: Tx, limit: number): Promise<MissingPassage[]> =>
  tx.sql<MissingPassage>`
    select p.id, concat_ws(E'\n', coalesce(w.title, s.title), nullif(array_to_string(p.headings, ' › '), ''), p.text) as text
    from knowledge_passages p
    left join knowledge_sources s on s.workspace_id = p.workspace_id and s.id = p.source_id
    left join knowledge_web_pages w on w.workspace_id = p.workspace_id and w.id = p.web_page_id
    where not exists (select from knowledge_embeddings e where e.workspace_id = p.workspace_id and e.id = p.id)
    order by p.id limit ${limit}::int`;

/** Deletes all vectors that were not computed by the given model. If `model` is null, deletes all vectors. */
export async function deleteOtherEmbeddings(tx: Tx, model: string | null): Promise<void> {
  await tx.sql`delete from knowledge_embeddings where model is distinct from ${model}::text`;
}

interface Vectors {
  readonly workspaceId: string;
  readonly model: string;
  readonly passages: readonly MissingPassage[];
  /** Vectors of the passages, in the same order as `passages`. */
  readonly vectors: readonly (readonly number[])[];
}

/** Stores the vectors of passages. Passages that no longer exist are skipped. */
export async function storeVectors(tx: Tx, { workspaceId, model, passages, vectors }: Vectors): Promise<void> {
  const rows = passages.map(({ id }, index) => {
    // A zero vector is stored too, so that it is not computed again. It is not similar to any question.
    const vector = unitVector(vectors[index] ?? []) ?? new Float64Array(1);
    return { id, signature: signatureOf(vector), vector: bytesOf(vector).toString('base64') };
  });
  await tx.sql`
    insert into knowledge_embeddings (workspace_id, id, model, signature, vector)
    select ${workspaceId}::uuid, p.id, ${model}, r.signature::bit(512), decode(r.vector, 'base64')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, signature text, vector text)
    join knowledge_passages p on p.id = r.id
    order by p.id
    for key share of p
    on conflict do nothing`;
}
