import {
  WEBHOOK_DELIVERY_STATUSES,
  WEBHOOK_EVENT_NAMES,
  WEBHOOK_TEST,
  type WebhookDeliveryStatus,
} from '@frontdesk/domain';
import type { WebhookDeliveryFilter } from '../../gql/types.ts';
import { inRecentPeriod, RECENT_PERIODS, type RecentPeriod } from '../../lib/recent-period.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const DELIVERY_TYPES = [...WEBHOOK_EVENT_NAMES, WEBHOOK_TEST] as const;

/** Filter of the deliveries. The filter is stored in the URL. */
export interface DeliveriesFilter {
  readonly endpoint: string;
  readonly statuses: readonly WebhookDeliveryStatus[];
  readonly types: readonly string[];
  readonly period: RecentPeriod;
}

export const NO_FILTER: DeliveriesFilter = { endpoint: '', statuses: [], types: [], period: 'all' };

export const filterFrom = (params: SearchParams): DeliveriesFilter => ({
  endpoint: firstParam(params, 'endpoint'),
  statuses: knownParams(params, 'status', WEBHOOK_DELIVERY_STATUSES),
  types: knownParams(params, 'type', DELIVERY_TYPES),
  period: knownParams(params, 'time', RECENT_PERIODS)[0] ?? 'all',
});

export const paramsFrom = ({ endpoint, statuses, types, period }: DeliveriesFilter) => ({
  endpoint: endpoint || undefined,
  status: statuses,
  type: types,
  time: period === 'all' ? undefined : period,
});

export const isFiltered = (filter: DeliveriesFilter) => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/** Converts the filter to the query variables. */
export function toQueryFilter(
  { endpoint, statuses, types, period }: DeliveriesFilter,
  now: number,
): WebhookDeliveryFilter {
  return {
    webhookId: endpoint ? { eq: endpoint } : null,
    statuses: [...statuses],
    types: [...types],
    createdAt: inRecentPeriod(period, now),
  };
}
