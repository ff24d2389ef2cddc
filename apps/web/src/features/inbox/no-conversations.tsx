import { INBOX_TAB_TITLES } from '@frontdesk/domain';
import { Button, Group } from '@mantine/core';
import { IconMessages, IconSearchOff, IconX } from '@tabler/icons-react';
import { EmptyState } from '../../ui/states.tsx';
import type { InboxFilter } from './inbox-filter.ts';

/** The inbox before anybody has written. */
export function NoConversationsYet() {
  return (
    <EmptyState icon={<IconMessages size={24} stroke={1.6} />} title="No conversation yet">
      When somebody writes, the conversation shows up here the moment it begins.
    </EmptyState>
  );
}

/** Nothing fits: each part of the filter can be dropped by itself. */
export function NoMatch({ filter, onChange }: { filter: InboxFilter; onChange: (filter: InboxFilter) => void }) {
  const drops = dropsOf(filter);
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title="No conversation fits"
      action={
        <Group justify="center" gap="xs">
          {drops.map(({ words, next }) => (
            <Button
              key={words}
              variant="default"
              size="xs"
              leftSection={<IconX size={14} aria-hidden />}
              aria-label={`Drop ${words} from the filter`}
              onClick={() => onChange(next)}
            >
              {words}
            </Button>
          ))}
        </Group>
      }
    >
      {drops.length > 1 ? 'Drop one of these to see more.' : 'Drop it to see all conversations again.'}
    </EmptyState>
  );
}

const dropsOf = (filter: InboxFilter) => [
  ...(filter.search ? [{ words: `“${filter.search}”`, next: { ...filter, search: '' } }] : []),
  ...(filter.tab === 'ALL' ? [] : [{ words: INBOX_TAB_TITLES[filter.tab], next: { ...filter, tab: 'ALL' as const } }]),
];
