import {
  WEBHOOK_DELIVERY_STATUSES,
  WEBHOOK_EVENT_NAMES,
  WEBHOOK_TEST,
  type WebhookDeliveryStatus,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { WebhookDeliveryFilter } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const PERIODS = ['all', 'hour', 'day', 'week'] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_TITLES: Record<Period, string> = {
  all: t`Any time`,
  hour: t`Last hour`,
  day: t`Last 24 hours`,
  week: t`Last 7 days`,
};

const PERIOD_MS: Record<Exclude<Period, 'all'>, number> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

export const DELIVERY_TYPES = [...WEBHOOK_EVENT_NAMES, WEBHOOK_TEST] as const;

/** Filter of the deliveries. The filter is stored in the URL. */
export interface DeliveriesFilter {
  readonly endpoint: string;
  readonly statuses: readonly WebhookDeliveryStatus[];
  readonly types: readonly string[];
  readonly period: Period;
}

export const NO_FILTER: DeliveriesFilter = { endpoint: '', statuses: [], types: [], period: 'all' };

export const filterFrom = (params: SearchParams): DeliveriesFilter => ({
  endpoint: firstParam(params, 'endpoint'),
  statuses: knownParams(params, 'status', WEBHOOK_DELIVERY_STATUSES),
  types: knownParams(params, 'type', DELIVERY_TYPES),
  period: knownParams(params, 'time', PERIODS)[0] ?? 'all',
});

export const paramsFrom = ({ endpoint, statuses, types, period }: DeliveriesFilter) => ({
  endpoint: endpoint || undefined,
  status: statuses,
  type: types,
  time: period === 'all' ? undefined : period,
});

export const isFiltered = (filter: DeliveriesFilter) => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/**
 * Converts the filter for the API. The start of a period is rounded down to the minute, so that repeated queries have
 * equal variables and use the cache.
 */
export function toQueryFilter(
  { endpoint, statuses, types, period }: DeliveriesFilter,
  now: number,
): WebhookDeliveryFilter {
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    webhookId: endpoint ? { eq: endpoint } : null,
    statuses: [...statuses],
    types: [...types],
    createdAt: period === 'all' ? null : { gte: new Date(minute - PERIOD_MS[period]).toISOString() },
  };
}
