import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Text of the latest question of the group. */
export const latestText = ({ column }: Row): Sql => sql`(
  select le.text from unanswered_question_examples le
  where le.workspace_id = ${column('workspaceId')} and le.question_id = ${column('id')}
  order by le.asked_at desc, le.id desc limit 1)`;

/** Number of conversations and calls in which the question was asked. */
export const askedCount = ({ column }: Row): Sql => sql`(
  select count(*)::int from unanswered_question_examples ce
  where ce.workspace_id = ${column('workspaceId')} and ce.question_id = ${column('id')})`;
