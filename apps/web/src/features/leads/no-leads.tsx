import { LEAD_SOURCE_TITLES, LEAD_STATUS_TITLES } from '@frontdesk/domain';
import { Button, Group } from '@mantine/core';
import { IconInbox, IconSearchOff, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { LeadFilter } from './lead-filter.ts';

/** The list before the first enquiry: the three ways in. */
export function NoLeadsYet({ add }: { add: ReactNode }) {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      icon={<IconInbox size={24} stroke={1.6} />}
      title="No lead yet"
      action={
        <Group justify="center" gap="sm">
          {add}
          <ButtonLink to={paths.form({ workspace: slug })} target="_blank" variant="default">
            Open the form
          </ButtonLink>
        </Group>
      }
    >
      Share your form's address, let your systems send leads by API, or add one by hand. They show up here the moment
      they arrive.
    </EmptyState>
  );
}

/** Nothing fits: each part of the filter can be dropped by itself. */
export function NoMatch({ filter, onChange }: { filter: LeadFilter; onChange: (filter: LeadFilter) => void }) {
  const { search, statuses, sources } = filter;
  const drops = [
    ...(search ? [{ words: `“${search}”`, next: { ...filter, search: '' } }] : []),
    ...statuses.map((status) => ({
      words: LEAD_STATUS_TITLES[status],
      next: { ...filter, statuses: statuses.filter((one) => one !== status) },
    })),
    ...sources.map((source) => ({
      words: LEAD_SOURCE_TITLES[source],
      next: { ...filter, sources: sources.filter((one) => one !== source) },
    })),
  ];
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title="No lead fits"
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
      {drops.length > 1 ? 'Drop one of these to see more.' : 'Drop it to see all leads again.'}
    </EmptyState>
  );
}
