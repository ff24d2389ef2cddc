import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Page } from '../../../db/page.ts';
import { badInput } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { findModelPrices, findPlatformEvents, findUsers } from './platform.repository.ts';

export async function searchUsers({ database }: Services, request: PageRequest, search: string | null) {
  const text = normalizeText(search ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  const page = pageOf(request);
  const { rows, totalCount } = await findUsers(database.system, page, text);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

export async function listPlatformEvents({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findPlatformEvents(database.system, page);
  const events = rows.map(({ before, after, at: occurredAt, ...row }) => ({
    ...row,
    occurredAt,
    before: textOf(before),
    after: textOf(after),
  }));
  return connectionFrom(events, { page, totalCount, at: ({ occurredAt }) => occurredAt });
}

export async function listModelPrices({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findModelPrices(database.system, page);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

const textOf = (json: unknown) => (json === null ? null : JSON.stringify(json));

interface FoundRows<Row> {
  readonly page: Page;
  readonly totalCount: number;
  readonly at: (row: Row) => Date;
}

/** Builds a connection. `rows` contains one row more than requested if there is another page. */
export function connectionFrom<Row extends { id: string }>(
  rows: readonly Row[],
  { page, totalCount, at }: FoundRows<Row>,
) {
  const first = page.take - 1;
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(at(node), node.id), node }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    // The row of the cursor, or an earlier one, comes before the page.
    hasPreviousPage: page.after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
}

const cursorOf = (at: Date, id: string) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
