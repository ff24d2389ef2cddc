import type { Action, WorkspaceSubject } from '@frontdesk/policies';
import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { WorkspaceContext } from '../auth/context.ts';
import type { Read } from './read.ts';
import { runValue, type Sql } from './sql.ts';

/** Description of how to read a field that is not the column or relation with the same name. */
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
  | {
      readonly kind: 'edge';
      readonly model: string;
      readonly join: Join;
      /** Function that returns the read of a list or a connection. Null for a single row. */
      readonly read: ((args: never) => Read) | null;
    }
  | { readonly kind: 'node'; readonly column: string }
  | { readonly kind: 'constant' }
  | { readonly kind: 'row'; readonly select: RowSelect };

/**
 * How computed text is masked. MASKED: masked for viewers who may not view contact details. COLUMNS: not masked again,
 * because `column()` already returns masked values. `plain`: the reason why the text is never masked.
 */
export type TextClass = 'MASKED' | 'COLUMNS' | { readonly plain: string };

/** Row for which an expression is evaluated. */
export interface Row {
  /** Returns SQL for a column, given its name in the model. The value is masked if the viewer may not see it. */
  column(field: string): Sql;
}

/**
 * Join condition of a field: pairs of a column of this model and a column of the other model, or a condition on the
 * columns of both rows. The columns are not masked, because they are only compared. The workspaces of both rows must
 * always be equal.
 */
export type Join = Readonly<Record<string, string>> | ((own: Columns, other: Columns) => Sql);

/** Function that returns a column of a row, given the name of the column in the model. */
export type Columns = (field: string) => Sql;

/** Selected columns and relations of a row, in the form of Prisma's `select`. */
export type RowSelect = { readonly [field: string]: true | RowSelect };

/** Decorators that declare how to read a field whose name is not a column or relation in prisma/schema. */
export const inSql = {
  /** Reads a column that has another name than the field. */
  column: (column: string) => declare({ kind: 'column', column }),
  /** Reads a column of a related row. Null if there is no related row. */
  through: (relation: string, column: string) => declare({ kind: 'through', relation, column }),
  /** Computes the value from the row's columns. For a non-null field, the expression must not return null. */
  expression: (sql: (row: Row) => Sql, text: TextClass = 'MASKED') => declare({ kind: 'expression', sql, text }),
  /**
   * Evaluates permissions for the row, for the field `viewerCan`. The result contains, for each action, whether it is
   * allowed and, if not, the reason.
   */
  permissions: (subject: WorkspaceSubject, actions: Readonly<Record<string, Action>>) =>
    declare({ kind: 'permissions', subject, actions }),
  /** Counts the related rows that the viewer can read. */
  count: (relation: string) => declare({ kind: 'count', relation }),
  /** Reads a list of related rows. The field can have arguments. */
  relation: (relation: string, read: (args: never) => Read) => declare({ kind: 'relation', relation, read }),
  /**
   * Reads the matching row of another model or, if `read` is given, a list or connection of matching rows. A row that
   * the viewer cannot read is null, or is omitted from the list.
   */
  edge: (model: string, join: Join, read: ((args: never) => Read) | null = null) =>
    declare({ kind: 'edge', model, join, read }),
  /** Reads a row of any type, whose id is stored in a column. Null if the viewer cannot read the row. */
  node: (column: string) => declare({ kind: 'node', column }),
  /** Calls the resolver once per request, without a row. The value must depend only on the viewer's access. */
  constant: () => declare({ kind: 'constant' }),
  /** Calls the resolver for each row, with the selected columns. graphql-js then executes the whole operation. */
  row: (select: RowSelect) => declare({ kind: 'row', select }),
};

/** Values of the current run that every expression can use. */
export const run = {
  now: runValue(({ now }) => now.toISOString()),
  publicBaseUrl: runValue(({ ctx }) => ctx.services.publicBaseUrl),
  /** True if the provider simulators are running. */
  hasSandbox: runValue(({ ctx }) => ctx.services.sandbox !== null),
  /** Member id of the API caller. Null if the caller uses an API key. */
  memberId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.membership.memberId : null)),
  /** True if the API caller can view the contact details in all conversations. */
  seesAll: runValue(({ ctx }) => seesAll(ctx)),
  userId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.actor.userId : null)),
};

const seesAll = ({ ability, membership }: WorkspaceContext): boolean =>
  ability.can('readDetails', 'Contact') && !membership.maskContactDetails && !membership.assignedConversationsOnly;

export const specOf = (field: GraphQLField<unknown, unknown>): FieldSpec | undefined =>
  field.extensions.inSql as FieldSpec | undefined;

const declare = (spec: FieldSpec) => Extensions({ inSql: spec });
