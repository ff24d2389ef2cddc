import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconCalendarEvent, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { BookingStatusBadge } from '../../app/booking-status-badge.tsx';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWaitingConversations } from '../../app/waiting-conversations.ts';
import { OverviewWorkDocument } from '../../gql/overview-work.ts';
import type { OverviewWorkQuery } from '../../gql/types.ts';
import { dayLabel, formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { usePartialScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';
import { LoadingRows } from './loading-rows.tsx';
import classes from './overview-page.module.css';

/** What waits for a member, and the next appointments. Contains only what the viewer can read. */
export function WorkCards() {
  const { channel } = useWorkspace();
  const isWhatsApp = channel === 'WHATSAPP';
  const parts = {
    conversations: useCan('read', 'Conversation') && isWhatsApp,
    calls: useCan('read', 'Escalation') && !isWhatsApp,
    reviews: useCan('read', 'Review') && isWhatsApp,
    questions: useCan('read', 'UnansweredQuestion'),
    bookings: useCan('read', 'Booking'),
  };
  return Object.values(parts).some(Boolean) ? <Cards parts={parts} /> : null;
}

type Parts = Record<'conversations' | 'calls' | 'reviews' | 'questions' | 'bookings', boolean>;

function Cards({ parts }: { parts: Parts }) {
  // The time is fixed while the page is open, so that a refetch has the same variables.
  const [now] = useState(() => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString());
  const { conversations: hasConversations, ...variables } = parts;
  const conversations = useWaitingConversations({ skip: !hasConversations });
  const { data, refetch } = usePartialScreenQuery(OverviewWorkDocument, { ...variables, now });
  const isWaitingVisible = hasConversations || parts.calls || parts.reviews || parts.questions;
  const isWaitingRefused =
    conversations.isFailed ||
    [data?.escalationQueue, data?.reviews, data?.unansweredQuestions].some((part) => part === null);
  const reload = () => {
    void refetch().catch(() => {});
    if (conversations.isFailed) void conversations.refetch().catch(() => {});
  };
  return (
    <div className={classes.pair}>
      {isWaitingVisible && isWaitingRefused && (
        <ErrorState title={t`Couldn’t load what waits for you`} onRetry={reload} />
      )}
      {isWaitingVisible && !isWaitingRefused && (
        <WaitingCard conversations={conversations.count} data={conversations.isLoading ? undefined : data} />
      )}
      {parts.bookings && data?.bookings === null && (
        <ErrorState title={t`Couldn’t load appointments`} onRetry={reload} />
      )}
      {parts.bookings && data?.bookings !== null && <AppointmentsCard bookings={data?.bookings} />}
    </div>
  );
}

type Work = { [Key in keyof OverviewWorkQuery]: OverviewWorkQuery[Key] | null };

function WaitingCard({ conversations, data }: { conversations: number; data: Work | undefined }) {
  const at = { workspace: useWorkspace().slug };
  const calls = data?.escalationQueue?.totalCount ?? 0;
  const reviews = data?.reviews?.totalCount ?? 0;
  const questions = data?.unansweredQuestions?.totalCount ?? 0;
  const rows = [
    {
      count: conversations,
      title: plural(conversations, { one: '# conversation needs a member', other: '# conversations need a member' }),
      to: paths.inbox(at),
      search: { tab: 'WAITING' },
    },
    {
      count: calls,
      title: plural(calls, { one: '# call needs a member', other: '# calls need a member' }),
      to: paths.operators(at),
    },
    {
      count: questions,
      title: plural(questions, { one: '# unanswered question', other: '# unanswered questions' }),
      to: paths.unansweredQuestions(at),
    },
    {
      count: reviews,
      title: plural(reviews, { one: '# conversation to review', other: '# conversations to review' }),
      to: paths.reviews(at),
    },
  ].filter(({ count }) => count > 0);
  return (
    <Section title={t`Waiting for you`} flush>
      {!data && <LoadingRows label={t`Loading what waits for you`} />}
      {data && rows.length === 0 && (
        <EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title={t`Nothing is waiting`} />
      )}
      {data && rows.length > 0 && (
        <ul className={classes.leadList}>
          {rows.map(({ title, to, search }) => (
            <li key={to}>
              <AnchorLink to={to} search={search} className={classes.lead} underline="never">
                {title}
              </AnchorLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AppointmentsCard({ bookings }: { bookings: OverviewWorkQuery['bookings'] }) {
  const { slug, timezone } = useWorkspace();
  const now = useNow();
  const rows = bookings?.edges.map(({ node }) => node);
  return (
    <Section
      title={t`Next appointments`}
      flush
      actions={
        <ButtonLink to={paths.bookings({ workspace: slug })} variant="subtle" size="compact-sm">
          {t`View all bookings`}
        </ButtonLink>
      }
    >
      {!rows && <LoadingRows label={t`Loading the next appointments`} />}
      {rows?.length === 0 && (
        <EmptyState icon={<IconCalendarEvent size={24} stroke={1.6} />} title={t`No upcoming appointments`} />
      )}
      {rows && rows.length > 0 && (
        <ul className={classes.leadList}>
          {rows.map(({ id, leadId, leadName, status, startsAt }) => (
            <li key={id}>
              <AnchorLink to={paths.lead({ workspace: slug, lead: leadId })} className={classes.lead} underline="never">
                <span className={classes.leadText}>
                  <Text span display="block" fw={550} truncate>
                    {leadName}
                  </Text>
                  <Text span display="block" size="sm" c="dimmed">
                    {t`${dayLabel(startsAt, now, timezone)}, ${formatTime(startsAt, timezone)}`}
                  </Text>
                </span>
                <BookingStatusBadge status={status} />
              </AnchorLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
