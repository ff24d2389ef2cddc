import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { filterFrom, type InboxFilter, paramsFrom } from './inbox-filter.ts';

/**
 * Returns the filter from the URL and its setter. Changes replace the current history entry, so that typing does not
 * add history entries.
 */
export function useInboxFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as InboxFilter, [signature]);
  // The open conversation stays at the result of the message search that it shows.
  const { message, at } = params;
  const setFilter = (next: InboxFilter) =>
    void navigate({ to: '.', search: { ...paramsFrom(next), message, at }, replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Returns the link from a conversation back to the list with its filter, and a function that follows it. */
export function useBackToList() {
  const { slug } = useWorkspace();
  const { filter } = useInboxFilter();
  const navigate = useNavigate();
  const list = { to: paths.inbox({ workspace: slug }), search: paramsFrom(filter) };
  return { list, goBack: () => void navigate(list) };
}
