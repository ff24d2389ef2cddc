import type { Page } from '../../db/page.ts';

/** What was found, one more than asked for, as a connection. */
export function connection<Row extends { id: string }>(
  rows: readonly Row[],
  { page, totalCount, at }: { page: Page; totalCount: number; at: (row: Row) => Date },
) {
  const first = page.take - 1;
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(at(node), node.id), node }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
}

/** Rows behind a place in the order (time, id), newest first. */
export const behind = (field: string, { after }: Page) =>
  after ? { OR: [{ [field]: { lt: after.at } }, { [field]: after.at, id: { lt: after.id } }] } : {};

const cursorOf = (at: Date, id: string) => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
