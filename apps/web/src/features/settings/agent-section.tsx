import { Group, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

const SILENCE = {
  WHATSAPP: 'no message is sent, not even in a conversation that is under way',
  VOICE: 'no call is made, and nobody who calls is answered',
} as const;

/** Kill switch. Pausing asks for confirmation; resuming does not. */
export function AgentSection() {
  const { channel, timezone } = useWorkspace();
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Agent status">
      <EditingInProduction />
      <Group justify="space-between" gap="md" mt="md">
        <div>
          <StatusBadge tone={pausedAt ? 'warning' : 'good'}>{pausedAt ? 'Paused' : 'Running'}</StatusBadge>
          <Text size="sm" c="dimmed" mt={8} maw={560}>
            {pausedAt
              ? `Paused since ${formatDateTime(pausedAt, timezone)}. Leads are still accepted; nothing goes out.`
              : 'Pause it, and leads are still accepted by the form and the API, while nothing goes out.'}
          </Text>
        </div>
        <PermissionButton
          variant={pausedAt ? 'filled' : 'default'}
          leftSection={pausedAt ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          permission={permission}
          loading={pending}
          onClick={pausedAt ? flip : () => setAsking(true)}
        >
          {pausedAt ? 'Resume the agent' : 'Pause the agent'}
        </PermissionButton>
      </Group>
      {failed && <RefusalAlert refusal="That did not work, and nothing was changed. Try again." />}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Pause the agent?"
        confirmLabel="Pause now"
        onConfirm={() => {
          setAsking(false);
          flip();
        }}
      >
        From this moment {SILENCE[channel]}. Leads are still accepted, and everything waits until somebody resumes it.
      </ConfirmDialog>
    </Section>
  );
}
