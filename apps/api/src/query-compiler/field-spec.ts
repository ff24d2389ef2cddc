import type { Action, WorkspaceSubject } from '@frontdesk/policies';
import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { WorkspaceContext } from '../auth/context.ts';
import type { Read } from './read.ts';
import { runValue, type Sql } from './sql.ts';

/** Where a field lives when it is not the column or the relation of its own name. */
export type FieldSpec =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'through'; readonly relation: string; readonly column: string }
  | { readonly kind: 'expression'; readonly sql: (row: Row) => Sql; readonly text: TextClass }
  | {
      readonly kind: 'permissions';
      readonly subject: WorkspaceSubject;
      readonly actions: Readonly<Record<string, Action>>;
    }
  | { readonly kind: 'count'; readonly relation: string }
  | { readonly kind: 'relation'; readonly relation: string; readonly read: (args: never) => Read }
  | { readonly kind: 'constant' }
  | { readonly kind: 'row'; readonly select: RowSelect };

/**
 * How a computed text treats contact details. MASKED strikes them out for a viewer whose contact details are masked.
 * COLUMNS: the columns read with `column()` are masked already. Otherwise the reason why the text is shown as it is.
 */
export type TextClass = 'MASKED' | 'COLUMNS' | { readonly plain: string };

/** The row at hand, for an expression. */
export interface Row {
  /** A column by its name in the model. */
  column(field: string): Sql;
}

/** Prisma's `select`, as far as a field of our own code needs a row. */
export type RowSelect = { readonly [field: string]: true | RowSelect };

/** Named exceptions: everything else is found in prisma/schema under the field's own name. */
export const inSql = {
  /** A column behind another name. */
  column: (column: string) => declare({ kind: 'column', column }),
  /** A column of the row at the other end of a relation that is always there. */
  through: (relation: string, column: string) => declare({ kind: 'through', relation, column }),
  /** Something computed from the row's columns; never null where the field is not. */
  expression: (sql: (row: Row) => Sql, text: TextClass = 'MASKED') => declare({ kind: 'expression', sql, text }),
  /** `viewerCan`: a permission with its reason for each action, judged by the rules on the row. */
  permissions: (subject: WorkspaceSubject, actions: Readonly<Record<string, Action>>) =>
    declare({ kind: 'permissions', subject, actions }),
  /** How many rows a relation leads to, out of those the viewer may read. */
  count: (relation: string) => declare({ kind: 'count', relation }),
  /** A list with arguments. */
  relation: (relation: string, read: (args: never) => Read) => declare({ kind: 'relation', relation, read }),
  /** Made of the viewer's standing alone: the resolver is called once, without a row. */
  constant: () => declare({ kind: 'constant' }),
  /** Not SQL: the resolver runs, on a row with these columns. Such a field keeps its operation from passing through. */
  row: (select: RowSelect) => declare({ kind: 'row', select }),
};

/** What every expression may look at beside the row. */
export const run = {
  now: runValue(({ now }) => now.toISOString()),
  publicBaseUrl: runValue(({ ctx }) => ctx.services.publicBaseUrl),
  /** Whether simulators of the providers run beside the product. */
  hasSandbox: runValue(({ ctx }) => ctx.services.sandbox !== null),
  /** The person who calls, in this workspace and everywhere; null for an API key. */
  memberId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.membership.memberId : null)),
  /** Whether every contact's details are open to them, in every conversation. */
  seesAll: runValue(({ ctx }) => seesAll(ctx)),
  userId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.actor.userId : null)),
};

const seesAll = ({ ability, membership }: WorkspaceContext): boolean =>
  ability.can('readDetails', 'Contact') && !membership.maskContactDetails && !membership.assignedConversationsOnly;

export const specOf = (field: GraphQLField<unknown, unknown>): FieldSpec | undefined =>
  field.extensions.inSql as FieldSpec | undefined;

const declare = (spec: FieldSpec) => Extensions({ inSql: spec });
