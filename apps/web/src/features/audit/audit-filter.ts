import { AUDIT_ACTOR_KINDS, type AuditActorKind, EVENT_NAMES, type EventName, LIMITS } from '@frontdesk/domain';
import type { AuditFilter as Asked } from '../../gql/types.ts';
import { inRecentPeriod, RECENT_PERIODS, type RecentPeriod } from '../../lib/recent-period.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the audit log. The filter is stored in the URL, so that other pages can link to it. */
export interface AuditFilter {
  search: string;
  kinds: AuditActorKind[];
  names: EventName[];
  actorId: string;
  subjectType: string;
  subjectId: string;
  period: RecentPeriod;
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
  period: knownParams(params, 'time', RECENT_PERIODS)[0] ?? 'all',
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

/** Converts the filter to the query variables. */
export function toQueryFilter(filter: AuditFilter, now: number): Asked {
  const { search, kinds, names, actorId, subjectType, subjectId, period } = filter;
  return {
    search,
    actorKinds: kinds,
    names,
    actorId: actorId ? { eq: actorId } : null,
    subjectType: subjectType ? { eq: subjectType } : null,
    subjectId: subjectId ? { eq: subjectId } : null,
    occurredAt: inRecentPeriod(period, now),
  };
}
