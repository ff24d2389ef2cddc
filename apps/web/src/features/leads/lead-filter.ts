import { LEAD_SOURCES, LEAD_STATUSES, type LeadSource, type LeadStatus, LIMITS } from '@frontdesk/domain';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the list in the URL, so that it can be saved and shared. */
export interface LeadFilter {
  search: string;
  statuses: LeadStatus[];
  sources: LeadSource[];
}

export const NO_FILTER: LeadFilter = { search: '', statuses: [], sources: [] };

export const filterFrom = (params: SearchParams): LeadFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  statuses: knownParams(params, 'status', LEAD_STATUSES),
  sources: knownParams(params, 'source', LEAD_SOURCES),
});

export const paramsFrom = ({ search, statuses, sources }: LeadFilter) => ({
  q: search || undefined,
  status: statuses,
  source: sources,
});

export const isFiltered = ({ search, statuses, sources }: LeadFilter) =>
  search !== '' || statuses.length > 0 || sources.length > 0;

interface FilterableLead {
  name: string;
  phone: string;
  email: string | null;
  message: string;
  source: LeadSource;
  status: LeadStatus;
}

/** Whether a new lead belongs to the list, by the server's rules, until the list is read again. */
export function matchesFilter(lead: FilterableLead, { search, statuses, sources }: LeadFilter): boolean {
  if (statuses.length > 0 && !statuses.includes(lead.status)) return false;
  if (sources.length > 0 && !sources.includes(lead.source)) return false;
  const text = search.toLowerCase();
  const digits = /\p{L}/u.test(text) ? '' : text.replace(/\D/g, '');
  return (
    [lead.name, lead.email ?? '', lead.message].some((field) => field.toLowerCase().includes(text)) ||
    (digits.length >= 3 && lead.phone.includes(digits))
  );
}
