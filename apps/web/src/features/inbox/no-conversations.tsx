import { INBOX_TAB_TITLES } from '@frontdesk/domain';
import { IconMessages } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import type { InboxFilter } from './inbox-filter.ts';

/** Empty state of the inbox. */
export function NoConversationsYet() {
  return (
    <EmptyState icon={<IconMessages size={24} stroke={1.6} />} title="No conversations yet">
      New messages appear here.
    </EmptyState>
  );
}

export function NoMatchingConversations({
  filter,
  onChange,
}: {
  filter: InboxFilter;
  onChange: (filter: InboxFilter) => void;
}) {
  const drops = dropsOf(filter);
  return <NoMatch title="No matching conversations" everything="all conversations" drops={drops} onChange={onChange} />;
}

const dropsOf = (filter: InboxFilter) => [
  ...(filter.search ? [{ words: `“${filter.search}”`, next: { ...filter, search: '' } }] : []),
  ...(filter.tab === 'ALL' ? [] : [{ words: INBOX_TAB_TITLES[filter.tab], next: { ...filter, tab: 'ALL' as const } }]),
];
