import type { TimelineKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text, Timeline } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCalendar,
  IconCalendarEvent,
  IconFileText,
  IconHandStop,
  IconHistory,
  IconId,
  IconMessage,
  IconMessageCheck,
  IconMessageOff,
  IconNotes,
  IconPhone,
  IconPhoneEnd,
  IconProgress,
  IconRepeat,
  IconSpeakerphone,
  IconStar,
  IconUserPlus,
} from '@tabler/icons-react';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { confidenceText, WORLD_SOURCE_TITLES } from '../fact-labels.ts';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';
import type { TimelineEntry } from './contact-timeline.tsx';
import { entryTitle } from './timeline-titles.ts';

const ICONS: Record<TimelineKind, typeof IconMessage> = {
  MESSAGE: IconMessage,
  CAMPAIGN_MESSAGE: IconSpeakerphone,
  SEQUENCE_MESSAGE: IconRepeat,
  CONVERSATION: IconArrowsExchange,
  TAKEOVER: IconHandStop,
  RATING: IconStar,
  CALL: IconPhone,
  CALL_ENDED: IconPhoneEnd,
  CALL_WRAPPED_UP: IconNotes,
  LEAD: IconUserPlus,
  LEAD_STATUS: IconProgress,
  BOOKING: IconCalendar,
  BOOKING_CHANGE: IconCalendarEvent,
  FORM: IconFileText,
  FACT: IconId,
  OPT_OUT: IconMessageOff,
  OPT_IN: IconMessageCheck,
  AUDIT: IconHistory,
};

/** Entry of a timeline. Links to the related object if the object has a page. */
export function TimelineItem({ entry, ...line }: { entry: TimelineEntry }) {
  const { timezone } = useWorkspace();
  const to = useEntryLink(entry);
  const Icon = ICONS[entry.kind];
  const title = entryTitle(entry);
  return (
    // Pass on the properties that `Timeline` sets on its children, because they determine how the line is drawn.
    <Timeline.Item
      {...line}
      bullet={<Icon size={14} aria-hidden />}
      title={
        to ? (
          <AnchorLink to={to} inherit>
            {title}
          </AnchorLink>
        ) : (
          title
        )
      }
    >
      <EntryText entry={entry} timeZone={timezone} />
      <FactOrigin entry={entry} />
      <Text size="xs" c="dimmed" mt={2}>
        <TimeAgo iso={entry.occurredAt} timeZone={timezone} />
      </Text>
    </Timeline.Item>
  );
}

function useEntryLink({ kind, subjectId }: TimelineEntry): string | null {
  const { slug: workspace } = useWorkspace();
  switch (kind) {
    case 'MESSAGE':
    case 'CAMPAIGN_MESSAGE':
    case 'SEQUENCE_MESSAGE':
    case 'CONVERSATION':
    case 'TAKEOVER':
    case 'RATING':
      return paths.conversation({ workspace, conversation: subjectId });
    case 'CALL':
    case 'CALL_ENDED':
    case 'CALL_WRAPPED_UP':
      return paths.call({ workspace, call: subjectId });
    case 'LEAD':
    case 'LEAD_STATUS':
    case 'BOOKING':
    case 'BOOKING_CHANGE':
      return paths.lead({ workspace, lead: subjectId });
    case 'FACT':
      return paths.entity({ workspace, entity: subjectId });
    case 'FORM':
    case 'OPT_OUT':
    case 'OPT_IN':
    case 'AUDIT':
      return null;
  }
}

function EntryText({ entry: { kind, text }, timeZone }: { entry: TimelineEntry; timeZone: string }) {
  // The title of audit and form entries already contains their text.
  if (kind === 'AUDIT' || kind === 'FORM' || text === '') return null;
  const isTime = kind === 'BOOKING' || kind === 'BOOKING_CHANGE';
  return (
    <Text size="sm" dir="auto" lineClamp={4} style={{ whiteSpace: 'pre-wrap' }}>
      {isTime ? formatDateTime(text, timeZone) : text}
    </Text>
  );
}

function FactOrigin({ entry: { source, confidencePercent, recordName } }: { entry: TimelineEntry }) {
  if (source === null || confidencePercent === null) return null;
  const origin = `${WORLD_SOURCE_TITLES[source]} · ${confidenceText(confidencePercent)}`;
  return (
    <Text size="xs" c="dimmed" mt={2} dir="auto">
      {recordName === null ? origin : `${t`Linked record: ${recordName}`} · ${origin}`}
    </Text>
  );
}
