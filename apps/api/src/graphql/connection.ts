import { LIMITS } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CursorPosition, Page, TextCursorPosition } from '../db/page.ts';
import { isUuid } from '../db/uuid.ts';
import { badInput } from '../errors/denials.ts';

@ObjectType({ description: 'Cursor of the last item of a page, and whether there is a next page.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item of the page. Pass it as `after` to get the next page. Null if the page is empty.',
  })
  endCursor: string | null;
}

type NodeClass<T> = new () => T;

/**
 * Creates the edge and connection types of a type. A cursor contains time and id of a node, so that pages stay stable
 * while nodes are added.
 */
export function connectionOf<T extends object>(name: string, node: () => NodeClass<T>) {
  @ObjectType(`${name}Edge`, { description: 'One item of a page with its cursor.' })
  class EdgeType {
    @Field(() => String, {
      description: 'Opaque position of the item in the list. Pass it as `after` to get the items that follow.',
    })
    cursor: string;

    @Field(node)
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: 'One page of a list.' })
  class ConnectionType {
    @Field(() => [EdgeType])
    edges: EdgeType[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: 'Total number of items that match the filter and that the viewer can read, on all pages.',
    })
    totalCount: number;
  }

  return ConnectionType;
}

export interface PageRequest {
  readonly first: number;
  readonly after: string | null | undefined;
}

/**
 * Validates pagination arguments and throws BAD_USER_INPUT if they are invalid. `isId` validates the id in the cursor,
 * which is a UUID by default.
 */
export function pageOf({ first, after }: PageRequest, isId = isUuid): Page {
  if (first < 1 || first > LIMITS.pageSizeMax) throw badInput(`first is between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  return { take: first + 1, after: after ? readCursor(after, isId) : null };
}

// PostgreSQL has no year 0.
const CURSOR = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/;

function readCursor(cursor: string, isId: (text: string) => boolean): CursorPosition {
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id || !isId(id) || Number.isNaN(Date.parse(at)))
    throw badInput('after is not a cursor of this list.', 'after');
  return { at: new Date(at), id };
}

/**
 * Validates pagination arguments of a list ordered by text. The cursor contains the text and the id of a node. Returns
 * null for the first page.
 */
export function textPageOf({ first, after }: PageRequest, isId = isUuid): TextCursorPosition | null {
  pageOf({ first, after: null });
  if (!after) return null;
  const [, text, id] = TEXT_CURSOR.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (text === undefined || !id || !isId(id) || text.includes('\0'))
    throw badInput('after is not a cursor of this list.', 'after');
  return { text, id };
}

const TEXT_CURSOR = /^(.*) (\S+)$/s;
