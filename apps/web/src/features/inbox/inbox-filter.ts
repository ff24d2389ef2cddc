import { INBOX_TABS, type InboxTab, LIMITS, numberSpellings } from '@frontdesk/domain';
import type { ConversationFilter, ConversationStatus } from '../../gql/types.ts';
import { firstParam, knownParams, type SearchParams } from '../../lib/search-params.ts';

/** Statuses that the list can show. `ANY` shows all conversations. */
export const INBOX_STATUSES = ['OPEN', 'SNOOZED', 'RESOLVED', 'ANY'] as const;
export type InboxStatus = (typeof INBOX_STATUSES)[number];

/** Filter of the list. Stored in the URL, so that users can save and share the list. */
export interface InboxFilter {
  search: string;
  /** Selected tab. `MINE` refers to the user who opens the URL. */
  tab: InboxTab;
  status: InboxStatus;
}

export const filterFrom = (params: SearchParams): InboxFilter => ({
  search: firstParam(params, 'q').trim().slice(0, LIMITS.searchLength),
  tab: knownParams(params, 'tab', INBOX_TABS)[0] ?? 'ALL',
  status: knownParams(params, 'status', INBOX_STATUSES)[0] ?? 'OPEN',
});

export const paramsFrom = ({ search, tab, status }: InboxFilter) => ({
  q: search || undefined,
  tab: tab === 'ALL' ? undefined : tab,
  status: status === 'OPEN' ? undefined : status,
});

export const isFiltered = ({ search, tab }: InboxFilter) => search !== '' || tab !== 'ALL';

/** Converts the status to the API filter, in which an empty list matches any status. */
export const statusesOf = (status: InboxStatus): ConversationStatus[] => (status === 'ANY' ? [] : [status]);

/**
 * Converts the filter to the query variables. `me` is the id of the viewer's membership, or null if the viewer is not a
 * member.
 */
export const askedFor = ({ search, tab, status }: InboxFilter, me: string | null): ConversationFilter => ({
  search,
  statuses: statusesOf(status),
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
  status: ConversationStatus;
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
export function matchesFilter(conversation: Candidate, filter: InboxFilter, me: string | null): boolean {
  const { tab, search, status } = filter;
  if (status !== 'ANY' && conversation.status !== status) return false;
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
