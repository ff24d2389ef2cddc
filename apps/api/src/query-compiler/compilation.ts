import type { AppAbility } from '@frontdesk/policies';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';
import type { Sql } from './sql.ts';

/** One compilation: a plan with reads of one shape, for the text that leaves as it is or for graphql-js to go over. */
export interface Compilation {
  readonly plan: Plan;
  readonly ability: AppAbility;
  /** Of the roots, then of the plan's fields with arguments. */
  readonly reads: readonly Read[];
  /** For graphql-js: what is not SQL is left to resolvers, and null stands where it should not, so that they find it. */
  readonly lenient: boolean;
  alias(): string;
  /** A row as JSON text: what is selected of it, from the table that goes by this alias. */
  row(fields: readonly Field[], model: string, alias: string): Sql;
}
