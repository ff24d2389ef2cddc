import { useApolloClient, useSubscription } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { useEffect, useRef, useState } from 'react';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import { LiveLeadsDocument } from '../../gql/live-leads.ts';
import { addToList, lengthOfList, removeFromList } from './lead-cache.ts';
import { isFiltered, type LeadFilter, matchesFilter } from './lead-filter.ts';

const SETTLE_MS = 400;

/**
 * Keeps the list as it is on the server: what arrives is put on top, what is gone goes, and a change (which Apollo has
 * written already) may move a lead into or out of a filter, so then the list is asked for again.
 */
export function useLiveLeads(filter: LeadFilter, onArrival: (name: string) => void) {
  const client = useApolloClient();
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const askAgain = useAskAgain(filter);
  useSubscription(LiveLeadsDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.leadChanged;
      if (!change) return;
      const { id, kind, lead } = change;
      if (kind === 'DELETED') return removeFromList(client.cache, filter, id);
      if (kind === 'UPDATED') return isFiltered(filter) ? askAgain() : undefined;
      if (!lead || !matchesFilter(lead, filter)) return;
      setArrived((before) => new Set(before).add(id));
      addToList(client.cache, filter, id);
      onArrival(lead.name);
    },
  });
  return arrived;
}

/** Reads what is shown again, once things have settled. */
function useAskAgain(filter: LeadFilter) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another filter has its own list: what was to be asked for this one is not.
  useEffect(() => () => clearTimeout(timer.current), [filter]);
  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const shown = lengthOfList(client.cache, filter);
      // More than one request can carry are not asked for again: that would take rows from under the reader.
      if (shown > LIMITS.pageSizeMax) return;
      const variables = { filter, first: Math.max(shown, LIMITS.pageSize) };
      client.query({ query: LeadsPageDocument, variables, fetchPolicy: 'network-only' }).catch(() => {});
    }, SETTLE_MS);
  };
}
