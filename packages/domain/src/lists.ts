export const SORT_DIRECTIONS = ['ASC', 'DESC'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

/** Fields by which most lists can be ordered. */
export const LIST_ORDER_FIELDS = ['CREATED_AT', 'UPDATED_AT'] as const;
export type ListOrderField = (typeof LIST_ORDER_FIELDS)[number];
