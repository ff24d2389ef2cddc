import { useApolloClient, useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { isUnderWay } from '@frontdesk/domain';
import { useEffect, useRef } from 'react';
import {
  CancelJobDocument,
  CreateExportLinkDocument,
  PauseJobDocument,
  ResumeJobDocument,
} from '../../gql/job-actions.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { LiveJobsDocument } from '../../gql/live-jobs.ts';
import type { JobsTrayQuery } from '../../gql/types.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';

export type TrayJob = JobsTrayQuery['jobs']['edges'][number]['node'];

/** Poll interval in milliseconds while a job is running. */
const LOOK_MS = 3_000;

/**
 * Returns the viewer's eight newest long-running jobs and polls running jobs. When a job has ended, refetches the data
 * of the current page, even if no poll returned the job as running.
 */
export function useJobs(): readonly TrayJob[] {
  const skip = !useCan('read', 'Job');
  const client = useApolloClient();
  const { data, startPolling, stopPolling } = useQuery(JobsTrayDocument, { skip, fetchPolicy: 'cache-and-network' });
  const jobs = data?.jobs.edges.map(({ node }) => node) ?? [];
  const going = jobs.filter(({ status }) => isUnderWay(status)).length;
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
  new Set(jobs.edges.flatMap(({ node }) => (isUnderWay(node.status) ? [] : [node.id])));

/**
 * Returns the actions of a job (pause, resume, cancel and download), and the error message if the server rejected the
 * last action.
 */
export function useJobActions(id: string) {
  const [pauseJob] = useMutation(PauseJobDocument);
  const [resumeJob] = useMutation(ResumeJobDocument);
  const [cancelJob] = useMutation(CancelJobDocument);
  const [createLink] = useMutation(CreateExportLinkDocument);
  const { attempt, refusal, pending } = useMutationAction(async (verb: 'pause' | 'resume' | 'cancel' | 'fetch') => {
    const variables = { id };
    if (verb === 'fetch') {
      const { data } = await createLink({ variables });
      return handleMutationResult(data?.createExportLink, ({ url }) => window.location.assign(url));
    }
    return refusalOf(await outcomeOf(verb));
  });
  async function outcomeOf(verb: 'pause' | 'resume' | 'cancel') {
    const variables = { id };
    if (verb === 'pause') return (await pauseJob({ variables })).data?.pauseJob;
    if (verb === 'resume') return (await resumeJob({ variables })).data?.resumeJob;
    return (await cancelJob({ variables })).data?.cancelJob;
  }
  return {
    refusal,
    pending,
    pause: () => void attempt('pause'),
    resume: () => void attempt('resume'),
    cancel: () => void attempt('cancel'),
    fetchFile: () => void attempt('fetch'),
  };
}
