import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { isUnderWay } from '@frontdesk/domain';
import { useEffect, useRef } from 'react';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { LiveJobsDocument } from '../../gql/live-jobs.ts';
import type { JobsTrayQuery } from '../../gql/types.ts';
import { useCan } from '../../session/workspace.tsx';

export type TrayJob = JobsTrayQuery['jobs']['edges'][number]['node'];

/** Poll interval in milliseconds while a job is running. */
const LOOK_MS = 3_000;

/**
 * Returns the viewer's long-running jobs and follows running jobs. When a job ends, refetches the data of the current
 * page, even if the job was never seen running.
 */
export function useJobs(): readonly TrayJob[] {
  const skip = !useCan('read', 'Job');
  const client = useApolloClient();
  const { data, startPolling, stopPolling } = useQuery(JobsTrayDocument, { skip, fetchPolicy: 'cache-and-network' });
  const jobs = data?.jobs.edges.map(({ node }) => node) ?? [];
  const going = jobs.filter(({ state }) => isUnderWay(state)).length;
  useSubscription(LiveJobsDocument, { skip: skip || going === 0, ignoreResults: true });
  useEffect(() => {
    if (going === 0) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [going, startPolling, stopPolling]);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const ended = endedJobIds(data);
    const isNews = known.current !== null && [...ended].some((id) => !known.current?.has(id));
    known.current = ended;
    if (isNews) void client.refetchQueries({ include: 'active' });
  }, [data, client]);
  return jobs;
}

const endedJobIds = ({ jobs }: JobsTrayQuery): ReadonlySet<string> =>
  new Set(jobs.edges.flatMap(({ node }) => (isUnderWay(node.state) ? [] : [node.id])));
