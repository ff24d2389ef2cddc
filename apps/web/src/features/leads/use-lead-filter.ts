import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { filterFrom, type LeadFilter, paramsFrom } from './lead-filter.ts';

/** Filter in the URL and its setter. Typing adds no history entries. */
export function useLeadFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // A stable object per filter, for dependency arrays.
  const filter = useMemo(() => JSON.parse(signature) as LeadFilter, [signature]);
  const setFilter = (next: LeadFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
