import type { Action, WorkspaceSubject } from '@frontdesk/policies';
import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { WorkspaceContext } from '../auth/context.ts';
import type { Read } from './read.ts';
import { runValue, type Sql } from './sql.ts';

/** Source of a field when it is not the column or relation of the same name. */
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
 * Masking of computed text. MASKED: masked for viewers with masked contact details. COLUMNS: columns read with
 * `column()` are masked already. Otherwise the reason why it is never masked.
 */
export type TextClass = 'MASKED' | 'COLUMNS' | { readonly plain: string };

/** Current row of an expression. */
export interface Row {
  /** A column by its model name. */
  column(field: string): Sql;
}

/** Prisma's `select`, limited to what computed fields need. */
export type RowSelect = { readonly [field: string]: true | RowSelect };

/** Declarations for fields that are not found in prisma/schema under their own name. */
export const inSql = {
  /** A column with another name. */
  column: (column: string) => declare({ kind: 'column', column }),
  /** A column of a related row. Null when the row is missing. */
  through: (relation: string, column: string) => declare({ kind: 'through', relation, column }),
  /** Computed from the row's columns. Never null for a non-null field. */
  expression: (sql: (row: Row) => Sql, text: TextClass = 'MASKED') => declare({ kind: 'expression', sql, text }),
  /** `viewerCan`: permission with reason per action, evaluated on the row. */
  permissions: (subject: WorkspaceSubject, actions: Readonly<Record<string, Action>>) =>
    declare({ kind: 'permissions', subject, actions }),
  /** Number of related rows that the viewer can read. */
  count: (relation: string) => declare({ kind: 'count', relation }),
  /** A list with arguments. */
  relation: (relation: string, read: (args: never) => Read) => declare({ kind: 'relation', relation, read }),
  /** Depends only on the viewer's access: the resolver is called once without a row. */
  constant: () => declare({ kind: 'constant' }),
  /** Resolved in code on a row with these columns. Prevents direct output of the operation. */
  row: (select: RowSelect) => declare({ kind: 'row', select }),
};

/** Values available to every expression. */
export const run = {
  now: runValue(({ now }) => now.toISOString()),
  publicBaseUrl: runValue(({ ctx }) => ctx.services.publicBaseUrl),
  /** Whether provider simulators run. */
  hasSandbox: runValue(({ ctx }) => ctx.services.sandbox !== null),
  /** Member id of the caller. Null for an API key. */
  memberId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.membership.memberId : null)),
  /** Whether the caller can see all contact details in all conversations. */
  seesAll: runValue(({ ctx }) => seesAll(ctx)),
  userId: runValue(({ ctx }) => (ctx.actor.kind === 'user' ? ctx.actor.userId : null)),
};

const seesAll = ({ ability, membership }: WorkspaceContext): boolean =>
  ability.can('readDetails', 'Contact') && !membership.maskContactDetails && !membership.assignedConversationsOnly;

export const specOf = (field: GraphQLField<unknown, unknown>): FieldSpec | undefined =>
  field.extensions.inSql as FieldSpec | undefined;

const declare = (spec: FieldSpec) => Extensions({ inSql: spec });
