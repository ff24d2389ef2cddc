import { LIMITS } from '@frontdesk/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { badInput } from '../errors/denials.ts';

@ObjectType({ description: 'Where a page ends, and whether another one follows.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` to get the next page; null on an empty page.',
  })
  endCursor: string | null;
}

type NodeClass<T> = new () => T;

/** The edge and connection types of one noun; a cursor names a place in the order (time, id), so pages never shift. */
export function connectionOf<T extends object>(name: string, node: () => NodeClass<T>) {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(() => String, { description: 'Opaque: the place of this node in the list.' })
    cursor: string;

    @Field(node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [EdgeType])
    edges: EdgeType[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'How many there are in all, with the same filter and for the same viewer.' })
    totalCount: number;
  }

  return ConnectionType;
}

export interface PageRequest {
  readonly first: number;
  readonly after: string | null | undefined;
}

/** A place in a list ordered by (time, id), newest first. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export interface Page {
  /** One more than was asked for: whether it is there says whether a page follows. */
  readonly take: number;
  readonly after: Place | null;
}

export function pageOf({ first, after }: PageRequest): Page {
  if (first < 1 || first > LIMITS.pageSizeMax) throw badInput(`first is between 1 and ${LIMITS.pageSizeMax}.`, 'first');
  return { take: first + 1, after: after ? readCursor(after) : null };
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f-]{36}|[0-9a-f]{64})$/;

function readCursor(cursor: string): Place {
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) throw badInput('after is not a cursor of this list.', 'after');
  return { at: new Date(at), id };
}
