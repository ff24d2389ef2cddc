import { LIMITS } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CursorPosition, Page, TextCursorPosition } from '../db/page.ts';
import { isUuid } from '../db/uuid.ts';
import { badInput } from '../errors/denials.ts';

@ObjectType({ description: 'Position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow the page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether items precede the page.' })
  hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the first item of the page. Pass it as `before` to a list that has this argument, to get the preceding items. Null if the page is empty.',
  })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item of the page. Pass it as `after` to get the next page. Null if the page is empty.',
  })
  endCursor: string | null;
}

type NodeClass<T> = new () => T;

/**
 * Creates the edge and connection types for a node type. A cursor contains the order of the list and the sort key and
 * id of a node, so that pages stay stable when nodes are added. `isCounted` is false for a list without a total count,
 * in which counting would read the whole table.
 */
export function connectionOf<T extends object>(
  name: string,
  node: () => NodeClass<T>,
  { isCounted = true }: { readonly isCounted?: boolean } = {},
) {
  @ObjectType(`${name}Edge`, { description: 'One item of a page with its cursor.' })
  class EdgeType {
    @Field(() => String, {
      description:
        'Opaque position of the item in the list. Pass it as `after` to get the items that follow. Valid only in lists of the same type and order.',
    })
    cursor: string;

    @Field(node, { description: 'Item at the position of the cursor.' })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: 'One page of a list.' })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'Items of the page with their cursors.' })
    edges: EdgeType[];

    @Field(() => [node()], { description: 'Items of the page, in the order of `edges`.' })
    nodes: T[];

    @Field(() => PageInfo, {
      description: 'Cursors of the page, and whether there are items before and after the page.',
    })
    pageInfo: PageInfo;

    totalCount: number;
  }
  const description = 'Total number of items that match the filter and that the viewer can read, on all pages.';
  if (isCounted) Field(() => Int, { description })(ConnectionType.prototype, 'totalCount');

  return ConnectionType;
}

/** Pagination arguments: the first items, optionally after a cursor, or the last items, optionally before a cursor. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null | undefined;
  readonly last?: number | null;
  readonly before?: string | null | undefined;
}

interface PageSize {
  readonly size: number;
  /**
   * True if the page is counted from the end of the list, which means the `last` items, optionally `before` the cursor.
   */
  readonly fromEnd: boolean;
  readonly cursor: string | null;
}

/**
 * Validates pagination arguments. Throws VALIDATION_FAILED unless exactly one of `first` and `last` is given and its
 * value is between 1 and the maximum. Also throws VALIDATION_FAILED if a cursor for the other direction is given.
 */
export function pageSizeOf({ first, after, last, before }: PageRequest): PageSize {
  if ((first == null) === (last == null)) throw badInput('Pass either first or last.', 'first');
  const [size, name] = first == null ? [last ?? 0, 'last'] : [first, 'first'];
  if (size < 1 || size > LIMITS.pageSizeMax)
    throw badInput(`${name} must be between 1 and ${LIMITS.pageSizeMax}.`, name);
  const fromEnd = first == null;
  if (fromEnd ? after : before)
    throw badInput('Pass after only with first, and before only with last.', fromEnd ? 'after' : 'before');
  return { size, fromEnd, cursor: (fromEnd ? before : after) || null };
}

/** Parses the pagination arguments of a list that is read with Prisma, newest first. */
export function pageOf(request: PageRequest, isId = isUuid): Page {
  const { size, cursor } = pageSizeOf(request);
  return {
    take: size + 1,
    after: cursor === null ? null : timeCursor(Buffer.from(cursor, 'base64url').toString(), 'after', isId),
  };
}

// Matches the time and id of a decoded cursor. The year 0000 is excluded, because PostgreSQL has no year 0.
const CURSOR = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/;

/**
 * Parses the time and the id in a decoded cursor. `isId` validates the id. Throws VALIDATION_FAILED if the cursor is
 * invalid.
 */
export function timeCursor(cursor: string, argument: string, isId = isUuid): CursorPosition {
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at))) throw strangeCursor(argument);
  return { at: new Date(at), id };
}

/** Parses the text and the id in a decoded cursor. Throws VALIDATION_FAILED if the cursor is invalid. */
export function textCursor(cursor: string, argument: string, isId = isUuid): TextCursorPosition {
  const [, text, id] = TEXT_CURSOR.exec(cursor) ?? [];
  if (text === undefined || !id || !isId(id) || text.includes('\0')) throw strangeCursor(argument);
  return { text, id };
}

const TEXT_CURSOR = /^(.*) (\S+)$/s;

export const strangeCursor = (argument: string) => badInput(`${argument} is not a cursor of this list.`, argument);
