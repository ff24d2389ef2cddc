import { useMutation } from '@apollo/client/react';
import { CALL_HOLD_MINUTES, CALL_MODE_TITLES, isOnTheLine, JOINED_MODES, type JoinedMode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconHeadphones, IconPhoneOff } from '@tabler/icons-react';
import { EndCallDocument } from '../../gql/end-call.ts';
import { JoinCallDocument } from '../../gql/join-call.ts';
import { LeaveCallDocument } from '../../gql/leave-call.ts';
import type { CallControls_CallFragment } from '../../gql/types.ts';
import { UpdateCallModeDocument } from '../../gql/update-call-mode.ts';
import { type Payload, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { ActionList } from './action-list.tsx';
import { CallAudio } from './audio/call-audio.tsx';
import { GuidanceForm } from './guidance-form.tsx';

interface Props {
  call: CallControls_CallFragment;
}

/** Controls of an active call. Each mode is shown with a description of its effect on the contact. */
export function CallControls({ call }: Props) {
  const { memberId } = useWorkspace().viewer;
  const mine = call.heldById !== null && call.heldById === memberId;
  const acts = useCallActions(call.id);
  return (
    <Section title={t`Call controls`} description={joinedText(call, mine)}>
      <Stack gap="md">
        {mine ? <Inside call={call} acts={acts} /> : <Outside call={call} acts={acts} />}
        <RefusalAlert refusal={acts.refusal} />
        <ActionList actions={call.actions.nodes} />
      </Stack>
    </Section>
  );
}

function joinedText({ holderName, mode }: CallControls_CallFragment, mine: boolean): string {
  if (mine) return t`Your mode: ${CALL_MODE_TITLES[mode].toLowerCase()}`;
  return holderName
    ? t`${holderName}: ${CALL_MODE_TITLES[mode].toLowerCase()}. You can join after ${CALL_HOLD_MINUTES} minutes of inactivity.`
    : t`Handled by the AI agent.`;
}

interface Acting extends Props {
  acts: ReturnType<typeof useCallActions>;
}

function Outside({ call, acts }: Acting) {
  const { status, viewerCan } = call;
  const tooEarly = { allowed: false, reason: t`The call has not been answered yet.` };
  const join = viewerCan.join.allowed && !isOnTheLine(status) ? tooEarly : viewerCan.join;
  return (
    <Group gap="sm">
      <PermissionButton
        permission={join}
        loading={acts.pending}
        leftSection={<IconHeadphones size={17} aria-hidden />}
        onClick={() => void acts.join('LISTEN')}
      >
        {t`Join silently`}
      </PermissionButton>
      <HangUp call={call} acts={acts} />
    </Group>
  );
}

const CONSEQUENCES: Record<JoinedMode, { title: string; words: string }> = {
  LISTEN: { title: t`Listen`, words: t`You listen and read the transcript. No one can hear you.` },
  GUIDE: { title: t`Guide`, words: t`You send notes to the agent. The contact does not hear them.` },
  TAKEOVER: {
    title: t`Take over`,
    words: t`The agent stops. Your text is spoken in the agent’s voice.`,
  },
};

function Inside({ call, acts }: Acting) {
  const { mode } = call;
  return (
    <>
      <CallAudio callId={call.id} />
      <Radio.Group label={t`Mode`} value={mode} onChange={(next) => void acts.switchTo(next as JoinedMode)}>
        <Stack gap="xs" mt={6}>
          {JOINED_MODES.map((one) => (
            <Radio
              key={one}
              value={one}
              disabled={acts.pending}
              label={CONSEQUENCES[one].title}
              description={CONSEQUENCES[one].words}
            />
          ))}
        </Stack>
      </Radio.Group>
      {mode !== 'LISTEN' && <GuidanceForm call={call} aloud={mode === 'TAKEOVER'} />}
      <Group gap="sm">
        <Button variant="default" loading={acts.pending} onClick={() => void acts.leave()}>
          {t`Leave and return to AI`}
        </Button>
        <HangUp call={call} acts={acts} />
      </Group>
      <Text size="xs" c="dimmed">
        {t`The agent continues when you leave.`}
      </Text>
    </>
  );
}

const HangUp = ({ call, acts }: Acting) => (
  <PermissionButton
    permission={call.viewerCan.end}
    variant="light"
    color="red"
    loading={acts.pending}
    leftSection={<IconPhoneOff size={17} aria-hidden />}
    onClick={() => void acts.hangUp()}
  >
    {t`Hang up`}
  </PermissionButton>
);

/**
 * Returns functions that join a call, switch the mode, leave and end the call. The UI changes only after the response,
 * because the server may reject an operator who joins at the same time as another operator, and because the agent must
 * not be shown as muted too early.
 */
function useCallActions(id: string) {
  const [join] = useMutation(JoinCallDocument);
  const [switchMode] = useMutation(UpdateCallModeDocument);
  const [leave] = useMutation(LeaveCallDocument);
  const [end] = useMutation(EndCallDocument);
  const { attempt, pending, refusal } = useMutationAction(async (act: () => Promise<Payload | undefined>) =>
    refusalOf(await act()),
  );
  return {
    pending,
    refusal,
    join: (mode: JoinedMode) => attempt(async () => (await join({ variables: { id, mode } })).data?.joinCall),
    switchTo: (mode: JoinedMode) =>
      attempt(async () => (await switchMode({ variables: { id, mode } })).data?.updateCallMode),
    leave: () => attempt(async () => (await leave({ variables: { id } })).data?.leaveCall),
    hangUp: () => attempt(async () => (await end({ variables: { id } })).data?.endCall),
  };
}
