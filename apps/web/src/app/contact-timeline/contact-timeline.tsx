import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Skeleton, Stack, Text, Timeline, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import type { ContactTimelineQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { NoMatch } from '../../ui/no-match.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { FILTERS, type TimelineFilter } from './timeline-filters.ts';
import { TimelineItem } from './timeline-item.tsx';

export type TimelineEntry = ContactTimelineQuery['contactTimeline'][number];

interface Props {
  contactId: string;
  /** Level of the heading of the timeline. If omitted, the timeline is shown as a card with a heading. */
  order?: 3 | 4;
}

/**
 * Everything that happened with a contact, newest first, with a filter by kind. Renders nothing if the viewer cannot
 * read contacts.
 */
export function ContactTimeline({ contactId, order }: Props) {
  const [filter, setFilter] = useState<TimelineFilter>('ALL');
  const headingId = useId();
  if (!useCan('read', 'Contact')) return null;
  const choice = <FilterSelect filter={filter} onChange={setFilter} />;
  const entries = <Entries key={`${contactId} ${filter}`} id={contactId} filter={filter} onFilter={setFilter} />;
  if (!order)
    return (
      <Section title={t`Timeline`} actions={choice}>
        {entries}
      </Section>
    );
  return (
    <section aria-labelledby={headingId}>
      <Group justify="space-between" gap="xs" mb="sm">
        <Title order={order} id={headingId}>
          {t`Timeline`}
        </Title>
        {choice}
      </Group>
      {entries}
    </section>
  );
}

interface FilterProps {
  filter: TimelineFilter;
  onChange: (filter: TimelineFilter) => void;
}

const FilterSelect = ({ filter, onChange }: FilterProps) => (
  <NativeSelect
    size="xs"
    aria-label={t`Activity`}
    data={Object.entries(FILTERS).map(([value, { title }]) => ({ value, label: title }))}
    value={filter}
    onChange={({ currentTarget }) => onChange(currentTarget.value as TimelineFilter)}
  />
);

interface EntriesProps {
  id: string;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
}

function Entries({ id, filter, onFilter }: EntriesProps) {
  const { entries, error, retry, older } = useTimeline(id, filter);
  if (!entries && error) return <ErrorState requestId={denialOf(error).requestId} onRetry={retry} />;
  if (!entries) return <Skeleton height={80} role="status" aria-label={t`Loading timeline`} />;
  if (entries.length === 0) return <NoEntries filter={filter} onFilter={onFilter} />;
  return (
    <>
      <Timeline bulletSize={26} lineWidth={2}>
        {entries.map((entry) => (
          <TimelineItem key={`${entry.kind} ${entry.id}`} entry={entry} />
        ))}
      </Timeline>
      {older.there && (
        <Stack align="center" mt="md" gap="xs">
          <RefusalAlert refusal={older.refusal} />
          <Button size="xs" variant="default" loading={older.pending} onClick={() => void older.attempt()}>
            {t`Load earlier activity`}
          </Button>
        </Stack>
      )}
    </>
  );
}

function NoEntries({ filter, onFilter }: Pick<EntriesProps, 'filter' | 'onFilter'>) {
  if (filter === 'ALL')
    return (
      <Text size="sm" c="dimmed">
        {t`No activity yet`}
      </Text>
    );
  return (
    <NoMatch
      title={t`No matching activity`}
      hint={t`Remove the filter to see all activity.`}
      drops={[{ words: FILTERS[filter].title, next: 'ALL' as const }]}
      onChange={onFilter}
    />
  );
}

function useTimeline(id: string, filter: TimelineFilter) {
  const [firstEver, setFirstEver] = useState<string | null>(null);
  const { kinds } = FILTERS[filter];
  const { data, error, refetch, fetchMore } = useQuery(ContactTimelineDocument, {
    variables: { id, first: LIMITS.pageSize, kinds },
    fetchPolicy: 'cache-and-network',
  });
  const entries = data?.contactTimeline;
  const older = useMutationAction(async () => {
    const { data: more } = await fetchMore({
      variables: { before: entries?.at(-1)?.occurredAt },
      updateQuery: (before, { fetchMoreResult }) => ({
        contactTimeline: [...before.contactTimeline, ...fetchMoreResult.contactTimeline],
      }),
    });
    const found = more?.contactTimeline ?? [];
    if (found.length < LIMITS.pageSize) setFirstEver((found.at(-1) ?? entries?.at(-1))?.id ?? null);
    return undefined;
  });
  return {
    entries,
    error,
    retry: () => void refetch().catch(() => {}),
    // The server never splits entries with the same time between pages. A page can thus be longer than requested, and
    // only the last page can be shorter.
    older: { ...older, there: (entries?.length ?? 0) >= LIMITS.pageSize && entries?.at(-1)?.id !== firstEver },
  };
}
