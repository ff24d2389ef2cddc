import type { Json } from '../types.ts';

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', 'in'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const FUNCTIONS = ['known', 'size', 'contains', 'lower', 'minutes_until'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export const ARITY: Readonly<Record<FunctionName, number>> = {
  known: 1,
  size: 1,
  contains: 2,
  lower: 1,
  minutes_until: 1,
};

export type Node =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Node; readonly right: Node };

/** Maximum number of nodes of one expression. */
export const MAX_NODES = 100;
