import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { filterFrom, type LeadFilter, paramsFrom } from './lead-filter.ts';

/**
 * Returns the filter from the URL and its setter. Changes replace the history entry, so that typing adds no entries.
 */
export function useLeadFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Keep the same object for equal filters, because it is used in dependency arrays.
  const filter = useMemo(() => JSON.parse(signature) as LeadFilter, [signature]);
  const setFilter = (next: LeadFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
