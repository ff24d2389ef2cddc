import type { AppAbility } from '@frontdesk/policies';
import type { Field, Plan } from './plan.ts';
import type { Read } from './read.ts';
import type { Sql } from './sql.ts';

/** Compilation of a plan with reads of one shape, either for direct output or for graphql-js. */
export interface Compilation {
  readonly plan: Plan;
  readonly ability: AppAbility;
  /** Reads of the roots, then of the fields with arguments. */
  readonly reads: readonly Read[];
  /** For graphql-js: fields without SQL are left to resolvers, and nulls are kept for graphql-js to handle. */
  readonly lenient: boolean;
  alias(): string;
  /** JSON text of the selected fields of a row. `alias` is the table alias. */
  row(fields: readonly Field[], model: string, alias: string): Sql;
}
