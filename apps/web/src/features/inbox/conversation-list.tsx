import { useApolloClient, useSubscription } from '@apollo/client/react';
import { INBOX_TAB_TITLES, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Title } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { lazy, type ReactNode, type RefObject, Suspense, useContext, useEffect, useRef } from 'react';
import { InboxCountsDocument } from '../../gql/inbox-counts.ts';
import { InboxListDocument } from '../../gql/inbox-list.ts';
import { LiveInboxDocument } from '../../gql/live-inbox.ts';
import { NavigationCountContext } from '../../lib/navigation-count.ts';
import { StartConversationButton } from '../../session/start-conversation/start-conversation-button.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import {
  addToList,
  forget,
  isInList,
  type ListAddress,
  type ListedConversation,
  lengthOfList,
  removeFromList,
} from './conversation-cache.ts';
import classes from './conversation-list.module.css';
import { ConversationRows } from './conversation-rows.tsx';
import { ExportConversations } from './export-conversations.tsx';
import { type InboxFilter, type InboxStatus, isFiltered, matchesFilter, statusesOf } from './inbox-filter.ts';
import { InboxFilterBar } from './inbox-filter-bar.tsx';
import { INBOX_STATUS_TITLES } from './inbox-status-titles.ts';
import { PaneTitle } from './pane-title.tsx';
import { useConversationList, useListAddress } from './use-conversation-list.ts';
import { useInboxFilter } from './use-inbox-filter.ts';
import { useSelection } from './use-selection.ts';

const SelectionBar = lazy(() => import('./selection-bar.tsx'));

interface Props {
  /** Id of the open conversation. Empty if no conversation is open. */
  openId: string;
  className?: string;
}

/** List of conversations, newest first, with live updates. */
export function ConversationList({ openId, className }: Props) {
  const { filter, setFilter } = useInboxFilter();
  const { memberId } = useWorkspace().viewer;
  const address = useListAddress(filter);
  const list = useConversationList(address);
  const selection = useSelection(list.conversations);
  const { say, announcer } = useAnnouncer();
  useLiveInbox(
    { list: address, filter, me: memberId },
    ({
      id,
      contactName,
      messages: {
        nodes: [newest],
      },
    }) => {
      if (newest?.authorType === 'CONTACT' && id !== openId) say(t`New message from ${contactName}`);
    },
  );
  const ref = useRowKeys('conversation', t`Inbox`);
  useRestoreFocus(openId, ref);
  return (
    <div ref={ref} className={className}>
      <Head isPage={openId === ''}>
        <ExportConversations filter={filter} total={list.total} />
      </Head>
      <InboxFilterBar filter={filter} onChange={setFilter} />
      {announcer}
      {selection.selected.length > 0 && (
        <Suspense>
          <SelectionBar selected={selection.selected} onClear={selection.clear} />
        </Suspense>
      )}
      <ConversationRows
        list={list}
        filter={filter}
        openId={openId}
        selection={selection}
        empty={<NoConversations filter={filter} onChange={setFilter} />}
      />
    </div>
  );
}

/** Heading of the list. If a conversation is open, the conversation is the main heading of the page instead. */
function Head({ isPage, children }: { isPage: boolean; children: ReactNode }) {
  return (
    <div className={classes.head}>
      {isPage ? (
        <PaneTitle title={t`Inbox`} className={classes.title} />
      ) : (
        <Title order={2} className={classes.title}>
          {t`Inbox`}
        </Title>
      )}
      <Group gap="xs" wrap="nowrap">
        {children}
        <StartConversationButton to={null} size="xs" />
      </Group>
    </div>
  );
}

/** Moves the focus to the row of the last conversation when the user returns to the list. */
function useRestoreFocus(openId: string, list: RefObject<HTMLElement | null>) {
  const arrival = useContext(NavigationCountContext);
  const last = useRef('');
  useEffect(() => {
    if (openId) last.current = openId;
    // This effect runs after the effect that focuses the heading, and moves the focus to the row.
    else if (arrival > 0 && last.current)
      list.current?.querySelector<HTMLElement>(`[data-row-link="${last.current}"]`)?.focus();
  }, [arrival, openId, list]);
}

interface NoConversationsProps {
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
}

function NoConversations(props: NoConversationsProps) {
  const { filter } = props;
  if (isFiltered(filter)) return <NoMatchingConversations {...props} />;
  return (
    <EmptyState icon={<IconMessages size={24} stroke={1.6} />} title={emptyTitle(filter.status)}>
      {filter.status === 'SNOOZED'
        ? t`Snoozed conversations reopen at the chosen time or when the contact sends a message.`
        : t`New messages appear here.`}
    </EmptyState>
  );
}

function emptyTitle(status: InboxStatus): string {
  switch (status) {
    case 'OPEN':
      return t`No open conversations`;
    case 'SNOOZED':
      return t`No snoozed conversations`;
    case 'RESOLVED':
      return t`No resolved conversations`;
    case 'ANY':
      return t`No conversations yet`;
  }
}

function NoMatchingConversations({ filter, onChange }: NoConversationsProps) {
  const drops = dropsOf(filter);
  return (
    <NoMatch
      title={t`No matching conversations`}
      hint={t`Remove the filter to see all conversations.`}
      drops={drops}
      onChange={onChange}
    />
  );
}

const dropsOf = (filter: InboxFilter) => [
  ...(filter.search ? [{ words: `“${filter.search}”`, next: { ...filter, search: '' } }] : []),
  ...(filter.status === 'ANY'
    ? []
    : [{ words: INBOX_STATUS_TITLES[filter.status], next: { ...filter, status: 'ANY' as const } }]),
  ...(filter.tab === 'ALL' ? [] : [{ words: INBOX_TAB_TITLES[filter.tab], next: { ...filter, tab: 'ALL' as const } }]),
];

const SETTLE_MS = 400;

interface Live {
  list: ListAddress;
  filter: InboxFilter;
  /** Id of the viewer's membership. Null if the viewer is not a member. */
  me: string | null;
}

/**
 * Keeps the list up to date. Apollo updates the rows in the cache; this hook adds and removes conversations. Counts and
 * filtered lists are refetched, because only the server can compute them.
 */
function useLiveInbox({ list, filter, me }: Live, onNews: (about: ListedConversation) => void) {
  const client = useApolloClient();
  const { cache } = client;
  const refresh = useRefetch(list, filter);
  useSubscription(LiveInboxDocument, {
    variables: { withContact: list.withContact },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.conversationChanged;
      if (!change) return;
      const { id, kind, conversation } = change;
      // Refetch the list after a conversation was reopened, because the total of the list does not include the
      // conversation yet.
      const isUnlisted = kind === 'UPDATED' && !isInList(cache, list, id);
      refresh(isUnlisted);
      if (kind === 'DELETED' || !conversation) {
        removeFromList(cache, list, id);
        // Refetch the queries of open panes that show the conversation.
        return void client.refetchQueries({ updateCache: () => forget(cache, id) });
      }
      onNews(conversation);
      if (matchesFilter(conversation, filter, me)) addToList(cache, list, conversation, kind === 'CREATED');
      else removeFromList(cache, list, id);
    },
  });
}

/**
 * Returns a function that refetches the counts when no further event has arrived for a moment. It also refetches the
 * list if the list is filtered or one of the events requires it.
 */
function useRefetch(list: ListAddress, filter: InboxFilter) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isListNeeded = useRef(false);
  // Cancel the pending refetch when the filter changes.
  useEffect(() => () => clearTimeout(timer.current), [list]);
  return (withList: boolean) => {
    clearTimeout(timer.current);
    isListNeeded.current ||= withList || isFiltered(filter);
    timer.current = setTimeout(() => {
      const counted = { statuses: statusesOf(filter.status) };
      client.query({ query: InboxCountsDocument, variables: counted, fetchPolicy: 'network-only' }).catch(() => {});
      if (!isListNeeded.current) return;
      isListNeeded.current = false;
      const shown = lengthOfList(client.cache, list);
      // If more rows are shown than one request can return, skip the refetch, because it would remove rows.
      if (shown > LIMITS.pageSizeMax) return;
      const variables = { ...list, first: Math.max(shown, LIMITS.pageSize) };
      client.query({ query: InboxListDocument, variables, fetchPolicy: 'network-only' }).catch(() => {});
    }, SETTLE_MS);
  };
}
