import { useMutation } from '@apollo/client/react';
import { PauseAgentDocument, ResumeAgentDocument } from '../gql/kill-switch.ts';
import { useWorkspace } from './workspace.tsx';

/** Pauses and resumes the agent. Used by the banner, the overview and the settings. */
export function useKillSwitch() {
  const { agentPausedAt, viewerCan } = useWorkspace();
  const [pause, pausing] = useMutation(PauseAgentDocument);
  const [resume, resuming] = useMutation(ResumeAgentDocument);
  const flip = agentPausedAt ? resume : pause;
  return {
    pausedAt: agentPausedAt,
    permission: viewerCan.pause,
    pending: pausing.loading || resuming.loading,
    failed: Boolean(pausing.error ?? resuming.error),
    /** Pauses or resumes the agent. */
    flip: () => void flip().catch(() => {}),
  };
}
