import { INBOX_TABS, type InboxTab, LIMITS, numberSpellings } from '@frontdesk/domain';
import type { ConversationFilter } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Filter of the list. Stored in the URL, so that users can save and share the list. */
export interface InboxFilter {
  search: string;
  /** `MINE` refers to the user who opens the URL. */
  tab: InboxTab;
}

export const filterFrom = (params: SearchParams): InboxFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  tab: knownParams(params, 'tab', INBOX_TABS)[0] ?? 'ALL',
});

export const paramsFrom = ({ search, tab }: InboxFilter) => ({
  q: search || undefined,
  tab: tab === 'ALL' ? undefined : tab,
});

export const isFiltered = ({ search, tab }: InboxFilter) => search !== '' || tab !== 'ALL';

/**
 * Converts the filter for the API. `me` is the id of the viewer's membership, or null if the viewer is not a member.
 */
export const askedFor = ({ search, tab }: InboxFilter, me: string | null): ConversationFilter => ({
  search,
  ...inTab(tab, me),
});

function inTab(tab: InboxTab, me: string | null): ConversationFilter {
  const isMe = { in: me === null ? [] : [me] };
  switch (tab) {
    case 'MINE':
      return { or: [{ heldById: isMe }, { assigneeId: isMe }] };
    case 'UNASSIGNED':
      return { heldById: { isNull: true }, assigneeId: { isNull: true } };
    case 'AGENT':
      return { modes: ['AGENT'] };
    case 'WAITING':
      return { isWaiting: true };
    case 'ALL':
      return {};
  }
}

interface Candidate {
  mode: string;
  heldById: string | null;
  assigneeId: string | null;
  waitingSince: string | null;
  contactName: string;
  contact?: { phone: string };
}

/**
 * Whether a changed conversation matches the filter. Until the list is refetched, this approximates the server's
 * search.
 */
export function matchesFilter(conversation: Candidate, { tab, search }: InboxFilter, me: string | null): boolean {
  if (!isInTab(conversation, tab, me)) return false;
  if (!search) return true;
  const { contactName, contact } = conversation;
  if (contactName.toLowerCase().includes(search.toLowerCase())) return true;
  // A member without read access to contacts can search only by name.
  if (!contact) return false;
  return [search, ...numberSpellings(search)].some((spelling) => contact.phone.includes(spelling));
}

function isInTab({ mode, heldById, assigneeId, waitingSince }: Candidate, tab: InboxTab, me: string | null): boolean {
  switch (tab) {
    case 'MINE':
      return me !== null && (heldById === me || assigneeId === me);
    case 'UNASSIGNED':
      return heldById === null && assigneeId === null;
    case 'AGENT':
      return mode === 'AGENT';
    case 'WAITING':
      return waitingSince !== null;
    case 'ALL':
      return true;
  }
}
