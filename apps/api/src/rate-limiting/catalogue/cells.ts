import type { EntryPoint } from './ways-in.ts';

/** Kind of request that the test sends to exceed a limit. */
export type LimitProbe = 'document' | 'values' | 'body' | 'budget' | 'slowBody' | 'attempts';

interface Proof {
  /** Path of the test file, relative to `apps/api`. */
  readonly file: string;
  /** Part of the title of the test. */
  readonly title: string;
}

export type Cell =
  | { readonly kind: 'executed'; readonly probe: LimitProbe }
  | { readonly kind: 'tested'; readonly by: Proof }
  | { readonly kind: 'not applicable'; readonly because: string };

export interface Limit {
  readonly name: string;
  readonly group: 'Documents' | 'Requests' | 'Budgets' | 'Sockets and subscriptions' | 'Attempts';
  readonly value: string;
  /** Response that an API caller receives after exceeding the limit. */
  readonly answer: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

type Row = readonly [ways: readonly EntryPoint[], cell: Cell];

export const executedProbe = (probe: LimitProbe, ways: readonly EntryPoint[]): Row => [
  ways,
  { kind: 'executed', probe },
];

export const testedProbe = (file: string, title: string, ways: readonly EntryPoint[]): Row => [
  ways,
  { kind: 'tested', by: { file, title } },
];

export const notApplicable = (because: string, ways: readonly EntryPoint[]): Row => [
  ways,
  { kind: 'not applicable', because },
];

/**
 * Combines rows into one cell per entry point. Throws an error if an entry point occurs in two rows. A missing entry
 * point causes the test to fail.
 */
export function cells(...rows: readonly Row[]): Readonly<Record<string, Cell>> {
  const found: Record<string, Cell> = {};
  for (const [ways, cell] of rows) {
    for (const way of ways) {
      if (found[way]) throw new Error(`${way} has two cells. Remove one of them.`);
      found[way] = cell;
    }
  }
  return found;
}

export const number = new Intl.NumberFormat('en-US').format;

export const seconds = (milliseconds: number) => `${number(milliseconds / 1000)} s`;
