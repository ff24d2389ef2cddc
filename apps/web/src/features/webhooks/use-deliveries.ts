import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSearchParams } from '../../app/address.ts';
import type { WebhookDeliveriesQuery } from '../../gql/types.ts';
import { WebhookDeliveriesDocument } from '../../gql/webhook-deliveries.ts';
import { usePages } from '../../session/use-pages.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { type DeliveriesFilter, filterFrom, NO_FILTER, paramsFrom, toQueryFilter } from './deliveries-filter.ts';

export type DeliveryRow = WebhookDeliveriesQuery['webhookDeliveries']['edges'][number]['node'];

// A worker that claims a delivery sets `nextAttemptAt` one minute ahead, so a delivery within this time may be in
// progress.
const SOON_MS = 65_000;

/** Returns the filter from the URL and its setter. Setting null clears the filter. */
export function useDeliveriesFilter() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const signature = JSON.stringify(filterFrom(params));
  // Return the same object for equal filters, so that effects and queries that depend on the filter do not run again.
  const filter = useMemo(() => JSON.parse(signature) as DeliveriesFilter, [signature]);
  const setFilter = (next: DeliveriesFilter | null) =>
    void navigate({ to: '.', search: paramsFrom(next ?? NO_FILTER), replace: true, resetScroll: false });
  return { filter, setFilter };
}

/** Loads the deliveries that match a filter page by page. Polls while a delivery is about to be sent. */
export function useDeliveries(filter: DeliveriesFilter) {
  const asked = useMemo(() => toQueryFilter(filter, Date.now()), [filter]);
  const query = useScreenQuery(WebhookDeliveriesDocument, { filter: asked, first: LIMITS.pageSize });
  const { data, previousData, loading } = query;
  const list = (data ?? previousData)?.webhookDeliveries;
  const rows = list?.edges.map(({ node }) => node);
  const { paging, refresh } = usePages(list, query);
  useRefetchSoon(rows?.some(isAboutToBeSent) ?? false, refresh);

  return { rows, stale: loading && !data && previousData !== undefined, ...paging };
}

const isAboutToBeSent = ({ status, nextAttemptAt }: Pick<DeliveryRow, 'status' | 'nextAttemptAt'>) =>
  status === 'PENDING' && nextAttemptAt !== null && Date.parse(nextAttemptAt) - Date.now() < SOON_MS;
