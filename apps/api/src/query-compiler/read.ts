import type { CursorPosition, TextCursorPosition } from '../db/page.ts';
import { isUuid } from '../db/uuid.ts';
import { type PageRequest, pageSizeOf, strangeCursor, textCursor, timeCursor } from '../graphql/connection.ts';
import { type Sql, sql } from './sql.ts';

/**
 * Description of the rows that a root field or a field with arguments reads. The compiler adds the condition that
 * excludes rows the viewer cannot read.
 */
export type Read = PageRead | ListRead | OneRead | TableRead | NodesRead;

/**
 * A page of a connection, ordered by (time, id) or by (text, id). Text is sorted in the form visible to the viewer,
 * which can be masked.
 */
export interface PageRead {
  readonly kind: 'page';
  readonly by: string;
  readonly direction: 'asc' | 'desc';
  readonly byText: boolean;
  readonly size: number;
  /** True if the page contains the last rows, or the rows before the cursor. */
  readonly fromEnd: boolean;
  readonly cursor: PageCursor | null;
  readonly where: Sql | null;
  readonly search: PageSearch | null;
}

/** How a page of matches is read from a large table. `where` contains the condition that a row matches. */
interface PageSearch {
  /**
   * Expression for the ids of a small number of rows that include all matches, or null. If it is null, the rows are
   * compared in the order of the page until it is complete.
   */
  readonly few: Sql;
  /** Additional columns of the rows of the page, whose alias is `e`. */
  readonly columns: Sql;
}

interface PageCursor {
  /** Name of the order in which the cursor was created, such as `Lead.createdAt.desc`. */
  readonly order: string;
  readonly position: CursorPosition | TextCursorPosition;
  readonly argument: 'after' | 'before';
}

export interface ListRead {
  readonly kind: 'list';
  readonly order: readonly Order[];
  readonly limit: number | null;
  /** True to read the last rows. They are returned in the same order as the first rows. */
  readonly fromEnd: boolean;
  readonly where: Sql | null;
}

export interface OneRead {
  readonly kind: 'one';
  readonly where: Sql | null;
}

/**
 * Rows of a custom query whose columns are named after the fields. The query itself must exclude rows that the viewer
 * cannot read.
 */
export interface TableRead {
  readonly kind: 'table';
  readonly from: Sql;
}

/** Read of rows of any type by their ids. The rows are returned in the order in which the ids are passed. */
interface NodesRead {
  readonly kind: 'nodes';
  readonly ids: readonly string[];
}

type Order = readonly [field: string, direction: 'asc' | 'desc'];

interface PageOptions {
  readonly by?: string;
  readonly direction?: 'asc' | 'desc';
  /** True if the sort column contains text, which is compared case-insensitively. */
  readonly byText?: boolean;
  readonly where?: Sql | null;
  readonly search?: PageSearch | null;
  /** Maximum number of rows in the whole list. A larger page size does not increase the cost. */
  readonly most?: number;
  /** Function that validates the id in the cursor. If omitted, the id must be a UUID. */
  readonly isId?: (text: string) => boolean;
}

/** Creates the read of a page. `where` uses the column names of the SQL table. */
export function page(
  request: PageRequest,
  {
    by = 'createdAt',
    direction = 'desc',
    byText = false,
    where = null,
    search = null,
    most = Infinity,
    isId = isUuid,
  }: PageOptions = {},
): PageRead {
  const { size: asked, fromEnd, cursor } = pageSizeOf(request);
  const size = Math.min(asked, most);
  const argument = fromEnd ? 'before' : 'after';
  const place = cursor === null ? null : read(cursor);
  return { kind: 'page', by, direction, byText, size, fromEnd, cursor: place, where, search };

  function read(given: string): PageCursor {
    const [, order = '', position = ''] = ORDERED.exec(Buffer.from(given, 'base64url').toString()) ?? [];
    if (!order) throw strangeCursor(argument);
    return { order, position: (byText ? textCursor : timeCursor)(position, argument, isId), argument };
  }
}

const ORDERED = /^([A-Za-z]+\.[A-Za-z]+\.(?:asc|desc)) (.*)$/s;

/** Returns the name of the order of a page, which is part of its cursors. */
export const orderName = (model: string, { by, direction }: PageRead): string => `${model}.${by}.${direction}`;

export const one = (where: Sql | null = null): OneRead => ({ kind: 'one', where });

export const table = (from: Sql): TableRead => ({ kind: 'table', from });

/** Creates a read of rows by their ids. The rows can be of different types and in different tables. */
export const nodes = (ids: readonly string[]): NodesRead => ({ kind: 'nodes', ids });

export const byId = (id: string): OneRead => one(sql`id = ${id}::uuid`);

export function list(
  order: readonly Order[],
  { limit = null, fromEnd = false, where = null }: Partial<Omit<ListRead, 'kind' | 'order'>> = {},
): ListRead {
  return { kind: 'list', order, limit, fromEnd, where };
}

/**
 * Creates the read of the first or last rows. Throws an error unless exactly one of `first` and `last` is given and
 * within the limit.
 */
export function ends(order: readonly Order[], { first, last }: Pick<PageRequest, 'first' | 'last'>): ListRead {
  const { size, fromEnd } = pageSizeOf({ first: first ?? null, last: last ?? null });
  return list(order, { limit: size, fromEnd });
}

/**
 * Returns the shape of a read. Reads with the same shape share a statement, and `boundOf` returns their values. Page
 * sizes are part of the shape, because they are validated integers that become literals.
 */
export function shapeOf(read: Read): string {
  switch (read.kind) {
    case 'page':
      return `page ${read.by} ${read.direction} ${read.size} ${read.fromEnd} ${read.cursor !== null} ${read.where?.shape} ${read.search?.few.shape} ${read.search?.columns.shape}`;
    case 'list':
      return `list ${read.order.join(' ')} ${read.limit} ${read.fromEnd} ${read.where?.shape}`;
    case 'one':
      return `one ${read.where?.shape}`;
    case 'table':
      return `table ${read.from.shape}`;
    case 'nodes':
      return `nodes ${read.ids.length}`;
  }
}

/** Number of values in each part of a page's read, which are in this order. The values of the cursor follow. */
export const valueCounts = ({ where, search }: PageRead): [where: number, few: number, columns: number] => [
  where?.bound.length ?? 0,
  search?.few.bound.length ?? 0,
  search?.columns.bound.length ?? 0,
];

/** Returns the values of a read in the order of the placeholders. The values of a page's cursor are last. */
export function boundOf(read: Read): unknown[] {
  if (read.kind === 'table') return read.from.bound;
  if (read.kind === 'nodes') return [read.ids];
  if (read.kind !== 'page') return read.where?.bound ?? [];
  const { where, search, cursor } = read;
  const values = [where, search?.few, search?.columns].flatMap((piece) => piece?.bound ?? []);
  if (!cursor) return values;
  const { position } = cursor;
  return [...values, 'at' in position ? position.at.toISOString() : position.text, position.id];
}

export const isRead = (value: unknown): value is Read =>
  typeof value === 'object' &&
  value !== null &&
  ['page', 'list', 'one', 'table', 'nodes'].includes((value as Read).kind);
