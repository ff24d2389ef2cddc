import { CONVERSATION_MODES, type ConversationMode, LIMITS, numberSpellings } from '@frontdesk/domain';
import type { ConversationFilter } from '../../gql/types.ts';
import { one, type SearchParams, someOf } from '../../lib/search-params.ts';

/** What the list is narrowed to; it lives in the address, so that it can be kept, shared and gone back to. */
export interface InboxFilter {
  search: string;
  modes: ConversationMode[];
  /** Only those that the viewer looks after, whoever follows the link. */
  mine: boolean;
}

export const filterFrom = (params: SearchParams): InboxFilter => ({
  search: one(params, 'q').trim().slice(0, LIMITS.searchLength),
  modes: someOf(params, 'mode', CONVERSATION_MODES),
  mine: one(params, 'whose') === 'mine',
});

export const paramsFrom = ({ search, modes, mine }: InboxFilter) => ({
  q: search || undefined,
  whose: mine ? 'mine' : undefined,
  mode: modes,
});

export const isFiltered = ({ search, modes, mine }: InboxFilter) => search !== '' || modes.length > 0 || mine;

/** The filter as the server takes it. */
export const askedFor = ({ search, modes, mine }: InboxFilter, memberId: string | null): ConversationFilter => ({
  search,
  modes,
  assigneeId: mine ? memberId : null,
});

interface Candidate {
  mode: ConversationMode;
  assigneeId: string | null;
  contactName: string;
  contact?: { phone: string };
}

/** Whether a conversation that has just changed belongs into the list: the server's own reading, for the moment before it is asked again. */
export function belongs({ mode, assigneeId, contactName, contact }: Candidate, filter: ConversationFilter): boolean {
  if (filter.modes?.length && !filter.modes.includes(mode)) return false;
  if (filter.assigneeId && filter.assigneeId !== assigneeId) return false;
  if (!filter.search) return true;
  // Who may not see contacts finds nobody by them.
  if (!contact) return false;
  const { search } = filter;
  const isNamed = contactName.toLowerCase().includes(search.toLowerCase());
  return isNamed || [search, ...numberSpellings(search)].some((spelling) => contact.phone.includes(spelling));
}
