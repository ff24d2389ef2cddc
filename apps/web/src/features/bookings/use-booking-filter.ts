import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { type BookingFilter, filterFrom, paramsFrom } from './booking-filter.ts';

/** Filter in the URL and its setter. Typing adds no history entries. */
export function useBookingFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // A stable object per filter, for dependency arrays.
  const filter = useMemo(() => JSON.parse(signature) as BookingFilter, [signature]);
  const setFilter = (next: BookingFilter) =>
    void navigate({ to: '.', search: paramsFrom(next), replace: true, resetScroll: false });
  return { filter, setFilter };
}
