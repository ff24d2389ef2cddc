import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { firstParam } from '../../lib/search-params.ts';
import { type AuditFilter, filterFrom, NO_FILTER, paramsFrom } from './audit-filter.ts';

type View = 'changes' | 'denied';

/** Filter in the URL and its setter. Null resets it. */
export function useAuditFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // A stable object per filter, for dependency arrays.
  const filter = useMemo(() => JSON.parse(signature) as AuditFilter, [signature]);
  const view: View = firstParam(params, 'view') === 'denied' ? 'denied' : 'changes';
  const go = (search: object) => void navigate({ to: '.', search, replace: true, resetScroll: false });
  return {
    filter,
    setFilter: (next: AuditFilter | null) => go(paramsFrom(next ?? NO_FILTER)),
    view,
    setView: (next: View) => go(next === 'denied' ? { view: next } : paramsFrom(filter)),
  };
}
