import {
  LEAD_SOURCES,
  LEAD_STATUSES,
  type LeadSource,
  type LeadStatus,
  LIMITS,
  numberSpellings,
} from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the list. Stored in the URL, so that users can save and share the list. */
export interface LeadFilter {
  search: string;
  statuses: LeadStatus[];
  sources: LeadSource[];
  /** Whether the list shows only leads that wait for their first contact. */
  isWaiting: boolean;
}

export const NO_FILTER: LeadFilter = { search: '', statuses: [], sources: [], isWaiting: false };

export const filterFrom = (params: SearchParams): LeadFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  statuses: knownParams(params, 'status', LEAD_STATUSES),
  sources: knownParams(params, 'source', LEAD_SOURCES),
  isWaiting: knownParams(params, 'contact', ['waiting']).length > 0,
});

export const paramsFrom = ({ search, statuses, sources, isWaiting }: LeadFilter) => ({
  q: search || undefined,
  status: statuses,
  source: sources,
  contact: isWaiting ? 'waiting' : undefined,
});

export const isFiltered = ({ search, statuses, sources, isWaiting }: LeadFilter) =>
  search !== '' || statuses.length > 0 || sources.length > 0 || isWaiting;

interface FilterableLead {
  name: string;
  phone: string;
  email: string | null;
  message: string;
  source: LeadSource;
  status: LeadStatus;
}

/**
 * Whether a new lead matches the filter. Approximates the server's search. Does not match if `isWaiting` is set,
 * because a new lead is not waiting yet.
 */
export function matchesFilter(lead: FilterableLead, { search, statuses, sources, isWaiting }: LeadFilter): boolean {
  if (isWaiting) return false;
  if (statuses.length > 0 && !statuses.includes(lead.status)) return false;
  if (sources.length > 0 && !sources.includes(lead.source)) return false;
  const text = search.toLowerCase();
  return (
    [lead.name, lead.email ?? '', lead.message].some((field) => field.toLowerCase().includes(text)) ||
    numberSpellings(search).some((spelling) => lead.phone.includes(spelling))
  );
}
