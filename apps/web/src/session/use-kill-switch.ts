import { useMutation } from '@apollo/client/react';
import { PauseAgentDocument } from '../gql/pause-agent.ts';
import { ResumeAgentDocument } from '../gql/resume-agent.ts';
import { useWorkspace } from './workspace.tsx';

/** The agent's switch, the same wherever it is drawn: in the banner, on the overview, in the settings. */
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
    /** Pauses a running agent, resumes a paused one. */
    flip: () => void flip().catch(() => {}),
  };
}
