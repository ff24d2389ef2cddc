import { type Sql, sql } from '../../query-compiler/index.ts';

/** Confidence as people say it; a fraction has no one way to be written. */
export const percent = ({ column }: { column(field: string): Sql }): Sql =>
  sql`round(${column('confidence')} * 100)::int`;
