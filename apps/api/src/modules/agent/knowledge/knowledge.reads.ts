import type { UnansweredQuestionStatus } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import {
  type Columns,
  filterWhere,
  patternContaining,
  type Sql,
  searchText,
  sql,
} from '../../../query-compiler/index.ts';
import { KnowledgeSourceFilter } from './graphql/knowledge-source-filter.ts';

/**
 * SQL condition for the list of sources. The search text must occur in the title or the text. The text of files and web
 * pages is stored in their passages.
 */
export function sourcesWhere(
  { ability }: Pick<WorkspaceContext, 'ability'>,
  filter: KnowledgeSourceFilter | null,
): Sql | null {
  const special = ({ search }: KnowledgeSourceFilter) => {
    const text = searchText(search);
    if (text === '') return null;
    const pattern = patternContaining(text);
    return sql`(title ilike ${pattern}::text or text ilike ${pattern}::text
      or id in (select kp.source_id from knowledge_passages kp where kp.kind in ('FILE', 'WEB_PAGE') and kp.text ilike ${pattern}::text))`;
  };
  return filterWhere({ ability, type: KnowledgeSourceFilter, special }, filter);
}

/** SQL condition for the versions of the business profile. */
export const profileVersions = (): Sql => sql`(source_id is null)`;

/** SQL condition for the list of unanswered questions. Groups without stored questions are not listed. */
export const questionsWhere = (status: UnansweredQuestionStatus): Sql =>
  sql`(status = ${status}::text and id in (select qe.question_id from unanswered_question_examples qe))`;

/**
 * Joins a test run or agent version with the newest version of each source, and of the business profile, that has changed
 * since the state of the knowledge in its column `knowledgeNumber`.
 */
export const changesSince = (own: Columns, other: Columns): Sql => sql`(${other('number')} > ${own('knowledgeNumber')}
  and not exists (
    select from knowledge_versions later
    where later.workspace_id = ${other('workspaceId')} and later.source_id is not distinct from ${other('sourceId')}
      and later.number > ${other('number')}))`;
