import type { KnowledgeSourceKind, UnansweredQuestionStatus } from '@frontdesk/domain';
import { allConditions, type Sql, searchText, sql } from '../../../query-compiler/index.ts';

interface SourceFilter {
  readonly kind: KnowledgeSourceKind | null;
  readonly search: string | null;
}

/** SQL condition for the list of sources. The search matches a part of the title or the text. */
export function sourcesWhere({ kind, search }: SourceFilter): Sql | null {
  const text = searchText(search);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return allConditions(
    kind ? sql`kind = ${kind}::text` : null,
    text ? sql`(title ilike ${pattern}::text or text ilike ${pattern}::text)` : null,
  );
}

/** SQL condition for the list of unanswered questions. Groups whose examples were deleted are not listed. */
export const questionsWhere = (status: UnansweredQuestionStatus): Sql =>
  sql`(status = ${status}::text and id in (select qe.question_id from unanswered_question_examples qe))`;
