import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { type ContactFilter, filterFrom, paramsFrom } from './contact-filter.ts';

/** The filter in the address, and the way to change it. Typing does not fill the history. */
export function useContactFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // One object per filter, so that queries and effects can depend on it.
  const filter = useMemo(() => JSON.parse(signature) as ContactFilter, [signature]);
  const setFilter = (next: ContactFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
