import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef, useState } from 'react';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import { LiveLeadsDocument } from '../../gql/live-leads.ts';
import { addToList, lengthOfList, removeFromList } from './lead-cache.ts';
import { isFiltered, type LeadFilter, matchesFilter } from './lead-filter.ts';

const SETTLE_MS = 400;

/**
 * Keeps the list up to date: adds new leads and removes deleted leads. After a lead is updated, refetches a filtered
 * list, because the lead may no longer match the filter. Returns the ids of the added leads.
 */
export function useLiveLeads(filter: LeadFilter, onArrival: (name: string) => void) {
  const client = useApolloClient();
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const refresh = useRefresh(filter);
  useSubscription(LiveLeadsDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.leadChanged;
      if (!change) return;
      const { id, kind, lead } = change;
      if (kind === 'DELETED') return removeFromList(client.cache, filter, id);
      if (kind === 'UPDATED') return isFiltered(filter) ? refresh() : undefined;
      if (!lead || !matchesFilter(lead, filter)) return;
      setArrived((before) => new Set(before).add(id));
      addToList(client.cache, filter, id);
      onArrival(lead.name);
    },
  });
  return arrived;
}

/**
 * Returns a function that refetches the shown leads when no further event has arrived for a moment, unless more leads
 * are shown than one request can return.
 */
function useRefresh(filter: LeadFilter) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Cancel the pending refetch when the filter changes.
  useEffect(() => () => clearTimeout(timer.current), [filter]);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const shown = lengthOfList(client.cache, filter);
      // If more rows are shown than one request can return, skip the refetch, because it would remove rows.
      if (shown > LIMITS.pageSizeMax) return;
      const variables = { filter, first: Math.max(shown, LIMITS.pageSize) };
      client.query({ query: LeadsPageDocument, variables, fetchPolicy: 'network-only' }).catch(() => {});
    }, SETTLE_MS);
  };
}
