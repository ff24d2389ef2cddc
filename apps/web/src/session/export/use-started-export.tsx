import { useState } from 'react';
import { type Payload, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ExportJob } from './export-job.tsx';

type JobPayload = Payload & { job: { id: string } | null };

/** Starts an export with a mutation. `outcome` shows its error, or its progress and download. It is null before the start. */
export function useStartedExport(mutate: () => Promise<JobPayload | undefined>) {
  const [jobId, setJobId] = useState<string | null>(null);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const result = await mutate();
    setJobId(result?.job?.id ?? null);
    return refusalOf(result);
  });
  const outcome = refusal ? <RefusalAlert refusal={refusal} /> : jobId && <ExportJob id={jobId} />;
  return { start: () => void attempt(), pending, outcome };
}
