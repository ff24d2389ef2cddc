import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { COLUMNS, type ColumnName, type ContactFilter, columnsFrom } from './contact-filter.ts';

/**
 * Columns of the list: those of the view, otherwise the viewer's own in this browser. A selection is stored in both.
 */
export function useColumns(filter: ContactFilter, onFilter: (filter: ContactFilter) => void) {
  const stored = createStoredValue(`frontdesk-contact-columns ${useWorkspace().viewer.memberId}`);
  const [own, setOwn] = useState<readonly ColumnName[]>(() => {
    const words = stored.get();
    return words === null ? COLUMNS : columnsFrom(words.split(' '));
  });
  const choose = (columns: ColumnName[]) => {
    stored.set(columns.join(' '));
    setOwn(columns);
    onFilter({ ...filter, columns: columns.join() === COLUMNS.join() ? null : columns });
  };
  return { columns: filter.columns ?? own, choose };
}
