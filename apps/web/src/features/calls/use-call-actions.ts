import { useMutation } from '@apollo/client/react';
import type { JoinedMode } from '@frontdesk/domain';
import { EndCallDocument } from '../../gql/end-call.ts';
import { JoinCallDocument } from '../../gql/join-call.ts';
import { LeaveCallDocument } from '../../gql/leave-call.ts';
import { SetCallModeDocument } from '../../gql/set-call-mode.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';

/**
 * Returns the functions that join, switch, leave and end a call. The UI changes only after the response: the server may
 * refuse an operator who joins at the same time as another, and the agent must not be shown as muted too early.
 */
export function useCallActions(id: string) {
  const [join] = useMutation(JoinCallDocument);
  const [switchMode] = useMutation(SetCallModeDocument);
  const [leave] = useMutation(LeaveCallDocument);
  const [end] = useMutation(EndCallDocument);
  const { attempt, pending, refusal } = useMutationAction(async (act: () => Promise<Answer | undefined>) => {
    return handleMutationResult(await act(), { CallJoined: () => {}, OperatorLeft: () => {}, CallEnding: () => {} });
  });
  return {
    pending,
    refusal,
    join: (mode: JoinedMode) =>
      attempt(async () => (await join({ variables: { input: { id, mode } } })).data?.joinCall),
    switchTo: (mode: JoinedMode) =>
      attempt(async () => (await switchMode({ variables: { input: { id, mode } } })).data?.setCallMode),
    leave: () => attempt(async () => (await leave({ variables: { input: { id } } })).data?.leaveCall),
    hangUp: () => attempt(async () => (await end({ variables: { input: { id } } })).data?.endCall),
  };
}

type Answer = { __typename: 'CallJoined' | 'OperatorLeft' | 'CallEnding' } | ({ __typename: 'Refused' } & Refused);
