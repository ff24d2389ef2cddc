import type { SortDirection } from '@frontdesk/domain';

interface Order<F> {
  readonly field: F;
  readonly direction: SortDirection;
}

type OrderField = keyof typeof COLUMNS;

/** Returns the order of a page. If the client specifies no order, returns `standard`. */
export function orderOf<F extends OrderField>(orderBy: Order<F> | null, standard: Order<F>) {
  const { field, direction } = orderBy ?? standard;
  return { ...COLUMNS[field], direction: direction === 'ASC' ? ('asc' as const) : ('desc' as const) };
}

export const NEWEST_FIRST = { field: 'CREATED_AT', direction: 'DESC' } as const;

/**
 * Column of each field by which lists can be ordered. For each order that a list supports, there is a database index.
 */
const COLUMNS = {
  CREATED_AT: { by: 'createdAt' },
  UPDATED_AT: { by: 'updatedAt' },
  NAME: { by: 'name', byText: true },
  STARTS_AT: { by: 'startsAt' },
  LAST_MESSAGE_AT: { by: 'lastMessageAt' },
} as const satisfies Record<string, { by: string; byText?: true }>;
