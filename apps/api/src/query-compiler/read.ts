import { LIMITS } from '@frontdesk/domain';
import type { CursorPosition, TextCursorPosition } from '../db/page.ts';
import { isUuid } from '../db/uuid.ts';
import { badInput } from '../errors/denials.ts';
import { type PageRequest, pageOf, textPageOf } from '../graphql/connection.ts';
import { type Sql, sql } from './sql.ts';

/** What a root field or a field with arguments reads. The compiler excludes rows that the viewer cannot see. */
export type Read = PageRead | ListRead | OneRead | TableRead;

/** A connection ordered by (time, id), newest first by default, or by (text, id) as visible to the viewer. */
export interface PageRead {
  readonly kind: 'page';
  readonly by: string;
  readonly direction: 'asc' | 'desc';
  readonly byText: boolean;
  readonly first: number;
  readonly after: CursorPosition | TextCursorPosition | null;
  readonly where: Sql | null;
}

export interface ListRead {
  readonly kind: 'list';
  readonly order: readonly Order[];
  readonly limit: number | null;
  /** Takes rows from the end and returns them in order. */
  readonly fromEnd: boolean;
  readonly where: Sql | null;
}

export interface OneRead {
  readonly kind: 'one';
  readonly where: Sql | null;
}

/** Rows of a custom query whose columns are named like the fields. The query filters for the viewer itself. */
export interface TableRead {
  readonly kind: 'table';
  readonly from: Sql;
}

type Order = readonly [field: string, direction: 'asc' | 'desc'];

interface PageOptions {
  readonly by?: string;
  readonly direction?: 'asc' | 'desc';
  /** The column is text, compared case-insensitively. */
  readonly byText?: boolean;
  readonly where?: Sql | null;
  /** Validates ids of this list, UUIDs by default. */
  readonly isId?: (text: string) => boolean;
}

/** `where` uses the table's SQL column names. */
export function page(
  request: PageRequest,
  { by = 'createdAt', direction = 'desc', byText = false, where = null, isId = isUuid }: PageOptions = {},
): PageRead {
  const after = byText ? textPageOf(request, isId) : pageOf(request, isId).after;
  return { kind: 'page', by, direction, byText, first: request.first, after, where };
}

export const one = (where: Sql | null = null): OneRead => ({ kind: 'one', where });

export const table = (from: Sql): TableRead => ({ kind: 'table', from });

export const byId = (id: string): OneRead => one(sql`id = ${id}::uuid`);

export function list(
  order: readonly Order[],
  { limit = null, fromEnd = false, where = null }: Partial<Omit<ListRead, 'kind' | 'order'>> = {},
): ListRead {
  return { kind: 'list', order, limit, fromEnd, where };
}

/** Validates the arguments `first` and `last`: exactly one, within limits. */
export function ends(
  order: readonly Order[],
  { first, last }: { first?: number | null; last?: number | null },
): ListRead {
  if ((first == null) === (last == null)) throw badInput('Give either first or last.', 'first');
  const [limit, field] = first == null ? [last ?? 0, 'last'] : [first, 'first'];
  if (limit < 1 || limit > LIMITS.pageSizeMax)
    throw badInput(`${field} is between 1 and ${LIMITS.pageSizeMax}.`, field);
  return list(order, { limit, fromEnd: first == null });
}

/** Reads of one shape share a statement; `boundOf` returns their values. Sizes are validated integers. */
export function shapeOf(read: Read): string {
  switch (read.kind) {
    case 'page':
      return `page ${read.by} ${read.direction} ${read.first} ${read.after !== null} ${read.where?.shape}`;
    case 'list':
      return `list ${read.order.join(' ')} ${read.limit} ${read.fromEnd} ${read.where?.shape}`;
    case 'one':
      return `one ${read.where?.shape}`;
    case 'table':
      return `table ${read.from.shape}`;
  }
}

/** Values of a read in placeholder order; a page's cursor comes last. */
export function boundOf(read: Read): unknown[] {
  if (read.kind === 'table') return read.from.bound;
  const values = read.where?.bound ?? [];
  if (read.kind !== 'page' || !read.after) return values;
  return [...values, 'at' in read.after ? read.after.at.toISOString() : read.after.text, read.after.id];
}

export const isRead = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && ['page', 'list', 'one', 'table'].includes((value as Read).kind);
