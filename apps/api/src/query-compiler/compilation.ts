import type { AppAbility } from '@frontdesk/policies';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';
import type { Sql } from './sql.ts';

/** State of compiling one plan to SQL. The statement returns either the whole response or values for graphql-js. */
export interface Compilation {
  readonly plan: Plan;
  readonly ability: AppAbility;
  /** Reads of the root fields, followed by those of the fields with arguments. */
  readonly reads: readonly Read[];
  /**
   * Whether graphql-js completes the response. If so, fields without SQL are left to their resolvers, and graphql-js
   * reports errors for null values.
   */
  readonly lenient: boolean;
  alias(): string;
  /** Returns the selected fields of a row as JSON text. `alias` is the alias of the table. */
  row(fields: readonly Field[], model: string, alias: string): Sql;
}
