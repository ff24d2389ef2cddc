import { REVIEW_LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';

interface Counts {
  readonly pairCount: number;
  readonly agreedCount: number;
}

/**
 * Compares first and second reviews of the same conversation. Pairs that have no criterion in common are not counted.
 */
export async function reviewAgreement({ db, membership: { memberId, assignedConversationsOnly } }: WorkspaceContext) {
  const [counts] = await db.read(
    (tx) => tx.sql<Counts>`
      with pairs as (
        select greatest(abs(f.accuracy_score - s.accuracy_score), abs(f.tone_score - s.tone_score),
          abs(f.outcome_score - s.outcome_score)) as difference
        from reviews s join reviews f on f.workspace_id = s.workspace_id and f.id = s.first_review_id
        join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id
        where s.completed_at is not null and (not ${assignedConversationsOnly}::boolean or c.assignee_id = ${memberId}::uuid)
      )
      select count(*)::int as "pairCount",
        count(*) filter (where difference <= ${REVIEW_LIMITS.agreementDifference})::int as "agreedCount"
      from pairs where difference is not null`,
  );
  const { pairCount, agreedCount } = counts!;
  return { pairCount, agreedCount, share: pairCount > 0 ? agreedCount / pairCount : null };
}
