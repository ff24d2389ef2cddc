import { LIMITS } from '@frontdesk/domain';
import type { CursorPosition, TextCursorPosition } from '../db/page.ts';
import { isUuid } from '../db/uuid.ts';
import { badInput } from '../errors/denials.ts';
import { type PageRequest, pageOf, textPageOf } from '../graphql/connection.ts';
import { type Sql, sql } from './sql.ts';

/**
 * What a root field or a field with arguments reads. The compiler adds the condition that excludes rows the viewer
 * cannot read.
 */
export type Read = PageRead | ListRead | OneRead | TableRead;

/**
 * A page of a connection, ordered by (time, id) or by (text, id). Text is ordered as the viewer sees it, which can be
 * masked.
 */
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
  /** Reads the last rows and returns them in ascending order. */
  readonly fromEnd: boolean;
  readonly where: Sql | null;
}

export interface OneRead {
  readonly kind: 'one';
  readonly where: Sql | null;
}

/**
 * Rows of a custom query whose columns have the names of the fields. The query itself must exclude rows that the viewer
 * cannot read.
 */
export interface TableRead {
  readonly kind: 'table';
  readonly from: Sql;
}

type Order = readonly [field: string, direction: 'asc' | 'desc'];

interface PageOptions {
  readonly by?: string;
  readonly direction?: 'asc' | 'desc';
  /** Whether the column is text, which is compared case-insensitively. */
  readonly byText?: boolean;
  readonly where?: Sql | null;
  /** Validates the id in the cursor, which is a UUID by default. */
  readonly isId?: (text: string) => boolean;
}

/** Creates the read of a page. `where` contains column names of the SQL table. */
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

/**
 * Creates the read of the first or last rows. Throws unless exactly one of `first` and `last` is given and within the
 * limit.
 */
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

/**
 * Returns the shape of a read. Reads with the same shape share a statement, and `boundOf` returns their values. Page
 * sizes are validated integers and part of the shape.
 */
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

/** Returns the values of a read in the order of the placeholders. The values of a page's cursor are last. */
export function boundOf(read: Read): unknown[] {
  if (read.kind === 'table') return read.from.bound;
  const values = read.where?.bound ?? [];
  if (read.kind !== 'page' || !read.after) return values;
  return [...values, 'at' in read.after ? read.after.at.toISOString() : read.after.text, read.after.id];
}

export const isRead = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && ['page', 'list', 'one', 'table'].includes((value as Read).kind);
