import { ENTITY_TYPES, type EntityType, LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the list, stored in the URL. */
export interface WorldFilter {
  search: string;
  types: EntityType[];
}

const filterFrom = (params: SearchParams): WorldFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  types: knownParams(params, 'type', ENTITY_TYPES),
});

export const isFiltered = ({ search, types }: WorldFilter) => search !== '' || types.length > 0;

/** Typing does not add history entries. */
export function useWorldFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // One object per filter, so that queries can depend on it.
  const filter = useMemo(() => JSON.parse(signature) as WorldFilter, [signature]);
  const setFilter = ({ search, types }: WorldFilter) =>
    void navigate({ to: '.', search: { q: search || undefined, type: types }, replace: true, resetScroll: false });
  return { filter, setFilter };
}
