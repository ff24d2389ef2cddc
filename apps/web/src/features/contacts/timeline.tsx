import { useQuery } from '@apollo/client/react';
import {
  BOOKING_STATUS_TITLES,
  type BookingStatus,
  EVENT_NAMES,
  LEAD_SOURCE_TITLES,
  type LeadSource,
  LIMITS,
  type TimelineKind,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Timeline as Line, Skeleton, Stack, Text, Title } from '@mantine/core';
import {
  IconCalendar,
  IconHandStop,
  IconHistory,
  IconMessage,
  IconMessageOff,
  IconPhone,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import type { ContactTimelineQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

type Entry = ContactTimelineQuery['contactTimeline'][number];

const ICONS: Record<TimelineKind, typeof IconMessage> = {
  MESSAGE: IconMessage,
  CALL: IconPhone,
  LEAD: IconUserPlus,
  BOOKING: IconCalendar,
  TAKEOVER: IconHandStop,
  OPT_OUT: IconMessageOff,
  AUDIT: IconHistory,
};

export function Timeline({ id }: { id: string }) {
  const { timezone } = useWorkspace();
  const { entries, error, retry, older } = useTimeline(id);
  return (
    <section aria-labelledby="contact-timeline">
      <Title order={4} id="contact-timeline" mb="sm">
        {t`Timeline`}
      </Title>
      {error && !entries && <ErrorState onRetry={retry} />}
      {!entries && !error && <Skeleton height={80} />}
      {entries?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No activity yet`}
        </Text>
      )}
      <Line bulletSize={26} lineWidth={2}>
        {entries?.map((entry) => {
          const Icon = ICONS[entry.kind];
          return (
            <Line.Item
              key={`${entry.kind} ${entry.id}`}
              bullet={<Icon size={14} aria-hidden />}
              title={<Heading entry={entry} />}
            >
              <RowSummary entry={entry} timeZone={timezone} />
              <Text size="xs" c="dimmed" mt={2}>
                <TimeAgo iso={entry.occurredAt} timeZone={timezone} />
              </Text>
            </Line.Item>
          );
        })}
      </Line>
      {older.there && (
        <Stack align="center" mt="md" gap="xs">
          <RefusalAlert refusal={older.refusal} />
          <Button size="xs" variant="default" loading={older.pending} onClick={() => void older.attempt()}>
            {t`Load earlier activity`}
          </Button>
        </Stack>
      )}
    </section>
  );
}

function useTimeline(id: string) {
  const [firstEver, setFirstEver] = useState<string | null>(null);
  const { data, error, refetch, fetchMore } = useQuery(ContactTimelineDocument, {
    variables: { id, first: LIMITS.pageSize },
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
    // only the last page is shorter.
    older: { ...older, there: (entries?.length ?? 0) >= LIMITS.pageSize && entries?.at(-1)?.id !== firstEver },
  };
}

/** Title of a timeline entry, linked to its object if the object has a page. */
function Heading({ entry }: { entry: Entry }) {
  const to = useEntryLink(entry);
  const title = titleOf(entry);
  return to ? (
    <AnchorLink to={to} inherit>
      {title}
    </AnchorLink>
  ) : (
    title
  );
}

function useEntryLink({ kind, subjectId }: Entry): string | null {
  const { slug: workspace } = useWorkspace();
  switch (kind) {
    case 'MESSAGE':
    case 'TAKEOVER':
      return paths.conversation({ workspace, conversation: subjectId });
    case 'CALL':
      return paths.call({ workspace, call: subjectId });
    case 'LEAD':
    case 'BOOKING':
      return paths.lead({ workspace, lead: subjectId });
    case 'OPT_OUT':
    case 'AUDIT':
      return null;
  }
}

const AUTHORS: Record<string, string> = {
  CONTACT: t`Message from the contact`,
  AGENT: t`Message from the AI agent`,
  MEMBER: t`Message from a member`,
};

function titleOf({ kind, detail, text }: Entry): string {
  switch (kind) {
    case 'MESSAGE':
      return AUTHORS[detail] ?? t`Message`;
    case 'CALL':
      return detail === 'INBOUND' ? t`Inbound call` : t`Outbound call`;
    case 'LEAD':
      return t`Lead: ${LEAD_SOURCE_TITLES[detail as LeadSource]}`;
    case 'BOOKING':
      return t`Booking: ${BOOKING_STATUS_TITLES[detail as BookingStatus]}`;
    case 'TAKEOVER':
      return detail === '' ? t`A member has taken over` : t`A member took over`;
    case 'OPT_OUT':
      return t`Opted out of messages`;
    case 'AUDIT':
      return `${detail}: ${(EVENT_NAMES as readonly string[]).includes(text) ? text.replace('.', ' ').replaceAll('_', ' ') : text}`;
  }
}

function RowSummary({ entry: { kind, text }, timeZone }: { entry: Entry; timeZone: string }) {
  if (kind === 'AUDIT' || kind === 'OPT_OUT' || text === '') return null;
  return (
    <Text size="sm" dir="auto" lineClamp={4} style={{ whiteSpace: 'pre-wrap' }}>
      {kind === 'BOOKING' ? formatDateTime(text, timeZone) : text}
    </Text>
  );
}
