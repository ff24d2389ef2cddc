import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { PauseAgentDocument, ResumeAgentDocument } from '../gql/kill-switch.ts';
import { useWorkspace } from './workspace.tsx';

/** Texts that describe what stops when the agent is paused, by channel. */
export const PAUSE_EFFECTS = {
  WHATSAPP: t`No messages are sent, including in open conversations.`,
  VOICE: t`No calls are made or answered.`,
} as const;

/** Returns a function that pauses or resumes the agent, and the current state. */
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
    /** Pauses the agent if it is active, otherwise resumes the agent. */
    flip: () => void flip().catch(() => {}),
  };
}
