import { type Sql, sql } from '../../../query-compiler/index.ts';

/** SQL expression: confidence as a whole percentage, because a fraction has no unique text form. */
export const percent = ({ column }: { column(field: string): Sql }): Sql =>
  sql`round(${column('confidence')} * 100)::int`;
