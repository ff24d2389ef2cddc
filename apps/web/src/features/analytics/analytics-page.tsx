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
import { BookingPicture, CallPicture, LeadPictures, MessagePicture, TimePicture } from './metric-charts.tsx';
import { totalsOf } from './metrics.ts';
import type { Range } from './range.ts';
import { RangeBar } from './range-bar.tsx';
import { Totals } from './totals.tsx';
import { useRange } from './use-range.ts';

/** How the front desk does, over days that stand in the address. */
export function AnalyticsPage() {
  const { range, today, setRange } = useRange();
  const { timezone } = useWorkspace();
  const [leads, talks] = [useCan('read', 'Lead'), useReadsTalks()];
  const { from, to } = range;
  const { data: fresh, previousData, error, refetch } = useScreenQuery(AnalyticsPageDocument, { range: { from, to } });
  const data = fresh ?? previousData;
  return (
    <>
      <PageHeader title="Analytics" description={`Days of ${timezone.replaceAll('_', ' ')}.`} />
      <Stack gap="lg">
        <RangeBar range={range} today={today} onChange={setRange} />
        {(!leads || !talks) && <LeftOut leads={leads} talks={talks} />}
        {error && !fresh ? (
          <ErrorState onRetry={() => void refetch().catch(() => {})} />
        ) : (
          <>
            <Totals totals={data && totalsOf(data)} times={data?.analyticsTimes} leads={leads} talks={talks} />
            {data ? (
              <Pictures data={data} stale={!fresh} {...{ range, leads, talks, setRange }} />
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
  talks: boolean;
  setRange: (range: Range) => void;
}

function Pictures({ data, stale, range, leads, talks, setRange }: PicturesProps) {
  const totals = totalsOf(data);
  const bookings = useCan('read', 'Booking');
  const onPhone = useWorkspace().channel === 'VOICE';
  if (!Object.values(totals).some((count) => count > 0)) {
    const wider = range.period === '365' ? null : () => setRange({ from: '', to: '', period: '365' });
    return <NothingYet onWiden={wider} />;
  }
  return (
    <Stack gap="lg" className={classes.pictures} data-stale={stale} aria-busy={stale}>
      {leads && <LeadPictures data={data} range={range} />}
      {bookings && <BookingPicture data={data} range={range} />}
      {talks && (onPhone ? <CallPicture data={data} range={range} /> : <MessagePicture data={data} range={range} />)}
      {talks && <TimePicture data={data} range={range} />}
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
      No lead arrived, and nobody wrote or was on the phone. Pictures begin with the first of either.
    </EmptyState>
  </Section>
);

/** Whether the viewer may read what is said on the workspace's channel. */
function useReadsTalks(): boolean {
  const [messages, calls] = [useCan('read', 'Message'), useCan('read', 'Call')];
  return useWorkspace().channel === 'VOICE' ? calls : messages;
}

/** What somebody may not read is not counted for them either, and they are told so. */
function LeftOut({ leads, talks }: { leads: boolean; talks: boolean }) {
  const said = useWorkspace().channel === 'VOICE' ? 'calls' : 'messages';
  return (
    <Text size="sm" c="dimmed">
      {!leads && !talks && `You may read neither leads nor ${said} here, so there is nothing to count.`}
      {!leads && talks && `You may not read the leads here, so only ${said} that you may read are counted.`}
      {leads && !talks && `You may not read the ${said} here, so only leads are counted.`}
    </Text>
  );
}

const LoadingPictures = () => (
  <Section title="Pictures" quietTitle>
    <Stack gap="md" role="status" aria-label="Loading the pictures">
      <Skeleton height={14} width="30%" radius="xl" />
      <Skeleton height={210} radius="md" />
    </Stack>
  </Section>
);
