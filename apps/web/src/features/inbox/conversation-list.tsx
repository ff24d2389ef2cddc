import { Title } from '@mantine/core';
import { useMemo } from 'react';
import { StartConversationButton } from '../../session/start-conversation/start-conversation-button.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import classes from './conversation-list.module.css';
import { ConversationRows } from './conversation-rows.tsx';
import { askedFor, type InboxFilter, isFiltered } from './inbox-filter.ts';
import { InboxFilterBar } from './inbox-filter-bar.tsx';
import { NoConversationsYet, NoMatchingConversations } from './no-conversations.tsx';
import { PaneTitle } from './pane-title.tsx';
import { useConversationList } from './use-conversation-list.ts';
import { useInboxFilter } from './use-inbox-filter.ts';
import { useLiveInbox } from './use-live-inbox.ts';
import { useRestoreFocus } from './use-restore-focus.ts';

interface Props {
  /** Open conversation. Empty when none. */
  openId: string;
  className?: string;
}

/** Conversations, newest first, with live updates. */
export function ConversationList({ openId, className }: Props) {
  const { filter, setFilter } = useInboxFilter();
  const { memberId } = useWorkspace().viewer;
  const address = useListAddress(filter);
  const list = useConversationList(address);
  const { say, announcer } = useAnnouncer();
  const narrowed = isFiltered(filter);
  useLiveInbox({ list: address, me: memberId, narrowed }, ({ id, contactName, messages: [newest] }) => {
    if (newest?.authorType === 'CONTACT' && id !== openId) say(`New message from ${contactName}`);
  });
  const ref = useRowKeys('conversation', 'Inbox');
  useRestoreFocus(openId, ref);
  return (
    <div ref={ref} className={className}>
      <Head isPage={openId === ''} />
      <InboxFilterBar filter={filter} onChange={setFilter} />
      {announcer}
      <ConversationRows
        list={list}
        filter={filter}
        openId={openId}
        empty={narrowed ? <NoMatchingConversations filter={filter} onChange={setFilter} /> : <NoConversationsYet />}
      />
    </div>
  );
}

/** A stable object per list, for dependency arrays. */
function useListAddress(filter: InboxFilter) {
  const withContact = useCan('read', 'Contact');
  return useMemo(() => ({ filter: askedFor(filter), withContact }), [filter, withContact]);
}

/** While a conversation is open, it is the page and the list is beside it. */
function Head({ isPage }: { isPage: boolean }) {
  return (
    <div className={classes.head}>
      {isPage ? (
        <PaneTitle title="Inbox" className={classes.title} />
      ) : (
        <Title order={2} className={classes.title}>
          Inbox
        </Title>
      )}
      <StartConversationButton to={null} label="New conversation" size="xs" />
    </div>
  );
}
