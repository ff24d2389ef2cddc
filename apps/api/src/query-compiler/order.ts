import type { SortDirection } from '@frontdesk/domain';

interface Sort {
  readonly by: keyof typeof COLUMNS;
  readonly direction: SortDirection;
}

/** How a page of what has a name is ordered; newest first unless somebody says otherwise. */
export function orderOf(sort: Sort | null) {
  const { by, direction } = sort ?? { by: 'CREATED_AT', direction: 'DESC' };
  return { ...COLUMNS[by], direction: direction === 'ASC' ? ('asc' as const) : ('desc' as const) };
}

const COLUMNS = {
  CREATED_AT: { by: 'createdAt' },
  UPDATED_AT: { by: 'updatedAt' },
  NAME: { by: 'name', byText: true },
} as const satisfies Record<string, { by: string; byText?: true }>;
