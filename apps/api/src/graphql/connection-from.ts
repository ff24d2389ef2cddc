import type { Page } from '../db/page.ts';

interface FoundRows<Row> {
  readonly page: Page;
  readonly totalCount: number;
  readonly at: (row: Row) => Date;
}

/** Builds a connection. `rows` contains one more row than requested if there is another page. */
export function connectionFrom<Row extends { id: string }>(
  rows: readonly Row[],
  { page, totalCount, at }: FoundRows<Row>,
) {
  const first = page.take - 1;
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(at(node), node.id), node }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    // The row of the cursor, or an earlier row, comes before the page.
    hasPreviousPage: page.after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount };
}

const cursorOf = (at: Date, id: string) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
