import { useQuery } from '@apollo/client/react';
import { EVENT_NAMES, LEAD_SOURCE_TITLES, type LeadSource, LIMITS, type TimelineKind } from '@frontdesk/domain';
import { Button, Timeline as Line, Skeleton, Stack, Text, Title } from '@mantine/core';
import {
  IconCalendar,
  IconHandStop,
  IconHistory,
  IconMessage,
  IconMessageOff,
  IconUserPlus,
} from '@tabler/icons-react';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import type { ContactTimelineQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

type Entry = ContactTimelineQuery['contactTimeline'][number];

const ICONS: Record<TimelineKind, typeof IconMessage> = {
  MESSAGE: IconMessage,
  LEAD: IconUserPlus,
  BOOKING: IconCalendar,
  TAKEOVER: IconHandStop,
  OPT_OUT: IconMessageOff,
  AUDIT: IconHistory,
};

/** Everything about a person, newest first. */
export function Timeline({ id }: { id: string }) {
  const { timezone } = useWorkspace();
  const variables = { id, first: LIMITS.pageSize };
  const { data, error, refetch, fetchMore } = useQuery(ContactTimelineDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const entries = data?.contactTimeline;
  const older = () =>
    fetchMore({
      variables: { before: entries?.at(-1)?.at },
      updateQuery: (before, { fetchMoreResult }) => ({
        contactTimeline: [...before.contactTimeline, ...fetchMoreResult.contactTimeline],
      }),
    });
  return (
    <section aria-labelledby="contact-timeline">
      <Title order={4} id="contact-timeline" mb="sm">
        Timeline
      </Title>
      {error && !data && <ErrorState onRetry={() => void refetch().catch(() => {})} />}
      {!entries && !error && <Skeleton height={80} />}
      {entries?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing has happened yet.
        </Text>
      )}
      <Line bulletSize={26} lineWidth={2}>
        {entries?.map((entry) => {
          const Icon = ICONS[entry.kind];
          return (
            <Line.Item key={`${entry.kind} ${entry.id}`} bullet={<Icon size={14} aria-hidden />} title={titleOf(entry)}>
              <Words entry={entry} timeZone={timezone} />
              <Text size="xs" c="dimmed" mt={2}>
                <TimeAgo iso={entry.at} timeZone={timezone} />
              </Text>
            </Line.Item>
          );
        })}
      </Line>
      {(entries?.length ?? 0) > 0 && (entries?.length ?? 0) % LIMITS.pageSize === 0 && (
        <Stack align="center" mt="md">
          <Button size="xs" variant="default" onClick={() => void older()}>
            Show what was before
          </Button>
        </Stack>
      )}
    </section>
  );
}

const AUTHORS: Record<string, string> = { CONTACT: 'They wrote', AGENT: 'The agent wrote', MEMBER: 'A member wrote' };

function titleOf({ kind, by, words }: Entry): string {
  switch (kind) {
    case 'MESSAGE':
      return AUTHORS[by] ?? 'A message';
    case 'LEAD':
      return `Enquiry: ${LEAD_SOURCE_TITLES[by as LeadSource]}`;
    case 'BOOKING':
      return `Booking ${by.toLowerCase()}`;
    case 'TAKEOVER':
      return by === '' ? 'Somebody holds the conversation' : 'Somebody took the conversation over';
    case 'OPT_OUT':
      return 'Opted out of messages';
    case 'AUDIT':
      return `${by}: ${(EVENT_NAMES as readonly string[]).includes(words) ? words.replace('.', ' ').replaceAll('_', ' ') : words}`;
  }
}

function Words({ entry: { kind, words }, timeZone }: { entry: Entry; timeZone: string }) {
  if (kind === 'AUDIT' || kind === 'OPT_OUT' || words === '') return null;
  return (
    <Text size="sm" dir="auto" lineClamp={4} style={{ whiteSpace: 'pre-wrap' }}>
      {kind === 'BOOKING' ? formatDateTime(words, timeZone) : words}
    </Text>
  );
}
