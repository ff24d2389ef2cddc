import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { AnalyticsPageDocument } from '../../gql/analytics-page.ts';
import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './analytics.module.css';
import { totalsOf } from './figures.ts';
import { BookingPicture, LeadPictures, MessagePictures } from './pictures.tsx';
import type { Range } from './range.ts';
import { RangeBar } from './range-bar.tsx';
import { Totals } from './totals.tsx';
import { useRange } from './use-range.ts';

/** How the front desk does, over days that stand in the address. */
export function AnalyticsPage() {
  const { range, today, setRange } = useRange();
  const { timezone } = useWorkspace();
  const [leads, messages] = [useCan('read', 'Lead'), useCan('read', 'Message')];
  const { from, to } = range;
  const { data: fresh, previousData, error, refetch } = useScreenQuery(AnalyticsPageDocument, { range: { from, to } });
  const data = fresh ?? previousData;
  return (
    <>
      <PageHeader title="Analytics" description={`Days of ${timezone.replaceAll('_', ' ')}.`} />
      <Stack gap="lg">
        <RangeBar range={range} today={today} onChange={setRange} />
        {(!leads || !messages) && <LeftOut leads={leads} messages={messages} />}
        {error && !fresh ? (
          <ErrorState onRetry={() => void refetch().catch(() => {})} />
        ) : (
          <>
            <Totals totals={data && totalsOf(data)} times={data?.analyticsTimes} leads={leads} messages={messages} />
            {data ? (
              <Pictures data={data} stale={!fresh} {...{ range, leads, messages, setRange }} />
            ) : (
              <LoadingPictures />
            )}
          </>
        )}
      </Stack>
    </>
  );
}

interface PicturesProps {
  data: AnalyticsPageQuery;
  stale: boolean;
  range: Range;
  leads: boolean;
  messages: boolean;
  setRange: (range: Range) => void;
}

function Pictures({ data, stale, range, leads, messages, setRange }: PicturesProps) {
  const totals = totalsOf(data);
  const bookings = useCan('read', 'Booking');
  if (totals.leads + totals.received + totals.byAgent + totals.byMembers === 0) {
    const wider = range.period === '365' ? null : () => setRange({ from: '', to: '', period: '365' });
    return <NothingYet onWiden={wider} />;
  }
  return (
    <Stack gap="lg" className={classes.pictures} data-stale={stale} aria-busy={stale}>
      {leads && <LeadPictures data={data} range={range} />}
      {bookings && <BookingPicture data={data} range={range} />}
      {messages && <MessagePictures data={data} range={range} />}
    </Stack>
  );
}

const NothingYet = ({ onWiden }: { onWiden: (() => void) | null }) => (
  <Section title="Pictures" quietTitle>
    <EmptyState
      icon={<IconChartBar size={24} stroke={1.6} />}
      title="Nothing in these days"
      action={
        onWiden && (
          <Button variant="default" onClick={onWiden}>
            Show a year
          </Button>
        )
      }
    >
      No lead arrived and nobody wrote. Pictures begin with the first of either.
    </EmptyState>
  </Section>
);

/** What somebody may not read is not counted for them either, and they are told so. */
const LeftOut = ({ leads, messages }: { leads: boolean; messages: boolean }) => (
  <Text size="sm" c="dimmed">
    {!leads && !messages && 'You may read neither leads nor messages here, so there is nothing to count.'}
    {!leads && messages && 'You may not read the leads here, so only messages that you may read are counted.'}
    {leads && !messages && 'You may not read the messages here, so only leads are counted.'}
  </Text>
);

const LoadingPictures = () => (
  <Section title="Pictures" quietTitle>
    <Stack gap="md" role="status" aria-label="Loading the pictures">
      <Skeleton height={14} width="30%" radius="xl" />
      <Skeleton height={210} radius="md" />
    </Stack>
  </Section>
);
