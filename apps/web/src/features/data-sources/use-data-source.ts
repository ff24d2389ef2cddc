import { useEffect } from 'react';
import { DataSourceFacts_SourceFragmentDoc } from '../../gql/data-source-facts.ts';
import { DataSourcePageDocument } from '../../gql/data-source-page.ts';
import type { DataSourceFacts_SourceFragment, DataSourcePageQuery } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type Source = DataSourceFacts_SourceFragment;
export type Run = DataSourcePageQuery['syncRuns']['edges'][number]['node'];

const LOOK_MS = 1_000;
const LOOK_SELDOM_MS = 15_000;

export const isRunActive = ({ status }: Pick<Run, 'status'>): boolean => status === 'QUEUED' || status === 'RUNNING';

/** Loads a data source and its runs. Polls every second during a run, and every 15 seconds if a run is scheduled. */
export function useDataSource(id: string) {
  const { data, startPolling, stopPolling, refetch } = useScreenQuery(DataSourcePageDocument, { id });
  const source = useSingleFragment(DataSourceFacts_SourceFragmentDoc, data?.dataSource ?? null);
  const runs = data?.syncRuns.edges.map(({ node }) => node);
  const underWay = runs?.find(isRunActive) ?? null;
  const lookMs = underWay ? LOOK_MS : source?.nextRunAt ? LOOK_SELDOM_MS : 0;
  useEffect(() => {
    if (lookMs === 0) return;
    startPolling(lookMs);
    return stopPolling;
  }, [lookMs, startPolling, stopPolling]);
  return { source, runs, underWay, refetch };
}
