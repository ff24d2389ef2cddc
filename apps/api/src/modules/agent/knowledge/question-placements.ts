import { createHash } from 'node:crypto';
import { KNOWLEDGE_LIMITS, wordsOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';

/** Serializes the transactions that record or move questions of a workspace until the end of the transaction. */
export const lockQuestions = (tx: Tx, workspaceId: string) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`unanswered ${workspaceId}`}::text, 0))`;

/** Returns the group to which a member moved a question with the same words. Returns null if there is none. */
export async function placedGroup(tx: Tx, workspaceId: string, text: string): Promise<string | null> {
  const where = { wordsHash: wordsHash(workspaceId, text) };
  return (await tx.questionPlacement.findFirst({ where, select: { questionId: true } }))?.questionId ?? null;
}

interface Placement {
  readonly workspaceId: string;
  readonly text: string;
  /** Group to which the question belongs. */
  readonly questionId: string;
  readonly at: Date;
  readonly byName: string;
}

/**
 * Stores that questions with the same words belong to a group, instead of an earlier decision. The oldest decisions above
 * the limit are deleted.
 */
export async function placeQuestion(tx: Tx, { workspaceId, text, questionId, at, byName }: Placement): Promise<void> {
  const placed = { questionId, placedAt: at, placedByName: byName };
  const key = { workspaceId, wordsHash: wordsHash(workspaceId, text) };
  await tx.questionPlacement.upsert({
    where: { workspaceId_wordsHash: key },
    create: { ...key, ...placed, id: uuidv7() },
    update: placed,
  });
  await tx.sql`
    delete from question_placements where id in (
      select id from question_placements order by placed_at desc, id desc offset ${KNOWLEDGE_LIMITS.placements}::int)`;
}

/** Returns the hash of the words of a question, regardless of capital letters and punctuation. */
const wordsHash = (workspaceId: string, text: string): string => {
  const words = wordsOf(text);
  const compared = words.length > 0 ? words : [text.toLowerCase()];
  return createHash('sha256')
    .update(JSON.stringify([workspaceId, ...compared]))
    .digest('hex');
};
