import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { filterFrom, type InboxFilter, paramsFrom } from './inbox-filter.ts';

/** The filter in the address, and the way to change it. Typing does not fill the history. */
export function useInboxFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // One object per filter, so that queries and effects can depend on it.
  const filter = useMemo(() => JSON.parse(signature) as InboxFilter, [signature]);
  const setFilter = (next: InboxFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
