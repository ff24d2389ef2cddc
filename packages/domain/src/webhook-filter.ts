export const FILTER_MATCHES = ['ALL', 'ANY'] as const;
export type FilterMatch = (typeof FILTER_MATCHES)[number];

export const FILTER_OPERATORS = ['EQUALS', 'NOT_EQUALS', 'CONTAINS', 'EXISTS'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A condition on the data of an event. `path` names a value, for example `lead.status`. */
export interface FilterCondition {
  readonly path: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

export interface WebhookFilter {
  readonly match: FilterMatch;
  readonly conditions: readonly FilterCondition[];
}

const PATH = /^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*){0,5}$/;

export const isFilterPath = (path: string): boolean => path.length <= 100 && PATH.test(path);

/**
 * Returns whether the data of an event meets an endpoint's filter: all conditions or any of them. A filter without
 * conditions accepts every event.
 */
export function matchesFilter({ match, conditions }: WebhookFilter, data: unknown): boolean {
  if (conditions.length === 0) return true;
  const holds = (condition: FilterCondition) => matchesCondition(condition, valueAt(data, condition.path));
  return match === 'ALL' ? conditions.every(holds) : conditions.some(holds);
}

function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function matchesCondition({ operator, value }: FilterCondition, found: unknown): boolean {
  switch (operator) {
    case 'EXISTS':
      return found !== undefined && found !== null;
    case 'EQUALS':
      return toText(found) === value;
    case 'NOT_EQUALS':
      return toText(found) !== value;
    case 'CONTAINS':
      return Array.isArray(found) ? found.map(toText).includes(value) : (toText(found) ?? '').includes(value);
  }
}

const toText = (found: unknown): string | null =>
  typeof found === 'string' ? found : found === undefined || found === null ? null : JSON.stringify(found);
