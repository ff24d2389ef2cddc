import type { SortDirection } from '@frontdesk/domain';

interface Sort {
  readonly field: keyof typeof COLUMNS;
  readonly direction: SortDirection;
}

/** Returns the order of a list that can be sorted by name or time. By default, the newest rows are first. */
export function orderOf(sort: Sort | null) {
  const { field, direction } = sort ?? { field: 'CREATED_AT', direction: 'DESC' };
  return { ...COLUMNS[field], direction: direction === 'ASC' ? ('asc' as const) : ('desc' as const) };
}

const COLUMNS = {
  CREATED_AT: { by: 'createdAt' },
  UPDATED_AT: { by: 'updatedAt' },
  NAME: { by: 'name', byText: true },
} as const satisfies Record<string, { by: string; byText?: true }>;
