import { AUDIT_ACTOR_KINDS, type AuditActorKind, EVENT_NAMES, type EventName, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { AuditFilter as Asked } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

export const PERIODS = ['all', 'hour', 'day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_TITLES: Record<Period, string> = {
  all: t`Any time`,
  hour: t`Last hour`,
  day: t`Last 24 hours`,
  week: t`Last 7 days`,
  month: t`Last 30 days`,
};

const PERIOD_MS: Record<Exclude<Period, 'all'>, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};

/** Filter of the audit log. The filter is stored in the URL, so that other pages can link to it. */
export interface AuditFilter {
  search: string;
  kinds: AuditActorKind[];
  names: EventName[];
  actorId: string;
  subjectType: string;
  subjectId: string;
  period: Period;
}

export const NO_FILTER: AuditFilter = {
  search: '',
  kinds: [],
  names: [],
  actorId: '',
  subjectType: '',
  subjectId: '',
  period: 'all',
};

export const filterFrom = (params: SearchParams): AuditFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  kinds: knownParams(params, 'by', AUDIT_ACTOR_KINDS),
  names: knownParams(params, 'action', EVENT_NAMES),
  actorId: firstParam(params, 'actor'),
  subjectType: firstParam(params, 'subject'),
  subjectId: firstParam(params, 'id'),
  period: knownParams(params, 'time', PERIODS)[0] ?? 'all',
});

export const paramsFrom = ({ search, kinds, names, actorId, subjectType, subjectId, period }: AuditFilter) => ({
  q: search || undefined,
  by: kinds,
  action: names,
  actor: actorId || undefined,
  subject: subjectType || undefined,
  id: subjectId || undefined,
  time: period === 'all' ? undefined : period,
});

export const isFiltered = (filter: AuditFilter) => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/**
 * Converts the filter for the API. The current time is rounded down to the minute, so that repeated queries have equal
 * variables and use the cache.
 */
export function toQueryFilter(filter: AuditFilter, now: number): Asked {
  const { search, kinds, names, actorId, subjectType, subjectId, period } = filter;
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    search,
    actorKinds: kinds,
    names,
    actorId: actorId ? { eq: actorId } : null,
    subjectType: subjectType ? { eq: subjectType } : null,
    subjectId: subjectId ? { eq: subjectId } : null,
    occurredAt: period === 'all' ? null : { gte: new Date(minute - PERIOD_MS[period]).toISOString() },
  };
}
