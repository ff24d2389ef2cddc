import { ENTITY_TYPES, type EntityType, LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconCategory, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { confidenceText } from '../../app/fact-labels.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { PastRecordsDocument } from '../../gql/past-records.ts';
import type { PastRecordsQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { HistoryControl, type PastTime, timesOf } from './history-control.tsx';
import classes from './world.module.css';
import { nameOf, TYPE_TITLES } from './world-labels.ts';

interface Props {
  past: PastTime;
  onPast: (past: PastTime | null) => void;
  types: EntityType[];
  onTypes: (types: EntityType[]) => void;
}

/** Records as they were at a time in the past, latest event first. */
export function PastRecords({ past, onPast, types, onTypes }: Props) {
  const { rows, ...paging } = usePastRecords(past, types);
  return (
    <Section
      title={t`Past records`}
      description={
        past.by === 'known'
          ? t`Records as they were known at this time.`
          : t`Records with the facts that applied at this time.`
      }
      flush
    >
      <div className={classes.bar} role="search" aria-label={t`Past records`}>
        <FilterMenu
          title={t`Type`}
          icon={<IconCategory size={16} stroke={1.7} aria-hidden />}
          options={ENTITY_TYPES}
          titles={TYPE_TITLES}
          chosen={types}
          onChange={onTypes}
        />
        <HistoryControl past={past} onChange={onPast} />
      </div>
      <RowList
        label={t`Past records`}
        rows={rows}
        rowKey={({ id }) => id}
        renderText={(entity) => <RowSummary entity={entity} past={past} />}
        {...paging}
        skeletonRows={6}
        empty={
          <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No records at this time`}>
            {t`At this time, the workspace had no matching records.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

type PastRecord = PastRecordsQuery['entitiesAsOf'][number];

function RowSummary({ entity, past }: { entity: PastRecord; past: PastTime }) {
  const { slug: workspace, timezone } = useWorkspace();
  const { id, type, confidencePercent, eventCount, changedAt } = entity;
  const search = { at: past.at, ...(past.by === 'valid' && { by: past.by }) };
  return (
    <>
      <AnchorLink
        to={paths.entity({ workspace, entity: id })}
        search={search}
        fw={600}
        size="sm"
        className={classes.name}
      >
        <bdi>{nameOf(entity)}</bdi>
      </AnchorLink>
      <Text size="sm" c="dimmed">
        {TYPE_TITLES[type]} · {confidenceText(confidencePercent)} ·{' '}
        {plural(eventCount, { one: '# event', other: '# events' })} · <TimeAgo iso={changedAt} timeZone={timezone} />
      </Text>
    </>
  );
}

/** Loads the records page by page. Only the last page can be shorter than requested. */
function usePastRecords(past: PastTime, types: readonly EntityType[]) {
  const [last, setLast] = useState<string | null>(null);
  const { data, previousData, fetchMore } = useScreenQuery(PastRecordsDocument, {
    first: LIMITS.pageSize,
    types: [...types],
    ...timesOf(past),
  });
  const rows = (data ?? previousData)?.entitiesAsOf;
  const more = useMutationAction(async () => {
    const { data: page } = await fetchMore({
      variables: { afterId: rows?.at(-1)?.id },
      updateQuery: (before, { fetchMoreResult }) => ({
        entitiesAsOf: [...before.entitiesAsOf, ...fetchMoreResult.entitiesAsOf],
      }),
    });
    const found = page?.entitiesAsOf ?? [];
    if (found.length < LIMITS.pageSize) setLast((found.at(-1) ?? rows?.at(-1))?.id ?? null);
    return undefined;
  });
  return {
    rows,
    total: undefined,
    hasMore: (rows?.length ?? 0) >= LIMITS.pageSize && rows?.at(-1)?.id !== last,
    loadingMore: more.pending,
    moreFailed: more.refusal !== null,
    onMore: () => void more.attempt(),
  };
}
