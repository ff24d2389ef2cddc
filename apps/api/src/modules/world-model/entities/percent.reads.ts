import { type Sql, sql } from '../../../query-compiler/index.ts';

/** Confidence as a percentage, because fractions have no unique text form. */
export const percent = ({ column }: { column(field: string): Sql }): Sql =>
  sql`round(${column('confidence')} * 100)::int`;
