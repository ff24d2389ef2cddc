import { useMutation } from '@apollo/client/react';
import {
  CancelJobDocument,
  CreateContactExportLinkDocument,
  PauseJobDocument,
  ResumeJobDocument,
} from '../../gql/job-actions.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/** Returns the actions of a job: pause, resume, cancel and download. */
export function useJobActions(id: string) {
  const [pauseJob] = useMutation(PauseJobDocument);
  const [resumeJob] = useMutation(ResumeJobDocument);
  const [cancelJob] = useMutation(CancelJobDocument);
  const [createLink] = useMutation(CreateContactExportLinkDocument);
  const { attempt, refusal, pending } = useMutationAction(async (verb: 'pause' | 'resume' | 'cancel' | 'fetch') => {
    const variables = { input: { id } };
    if (verb === 'fetch') {
      const { data } = await createLink({ variables });
      return handleMutationResult(data?.createContactExportLink, {
        ContactExportLink: ({ url }) => window.location.assign(url),
      });
    }
    return refusalOf(await outcomeOf(verb));
  });
  async function outcomeOf(verb: 'pause' | 'resume' | 'cancel') {
    const variables = { input: { id } };
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
