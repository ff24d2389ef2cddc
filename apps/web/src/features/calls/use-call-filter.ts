import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { firstParam } from '../../lib/search-params.ts';

/**
 * Filter of the list below the active calls: ended calls, or the viewer's own calls. The filter is stored in the URL.
 */
export interface CallFilter {
  search: string;
  whose: 'ENDED' | 'MINE';
}

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
export function useCallFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const filter: CallFilter = {
    search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
    whose: firstParam(params, 'whose') === 'mine' ? 'MINE' : 'ENDED',
  };
  const setFilter = ({ search, whose }: CallFilter) => {
    const next = { q: search || undefined, whose: whose === 'MINE' ? 'mine' : undefined };
    void navigate({ to: '.', search: next, replace: true, resetScroll: false });
  };
  return { filter, setFilter };
}
