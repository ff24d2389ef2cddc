import { Text } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './overview-page.module.css';

const ANSWERS = { WHATSAPP: 'answers messages on WhatsApp', VOICE: 'answers the phone' } as const;

/** Whether the agent is running. Pausing asks for confirmation; resuming does not. */
export function AgentCard() {
  const { channel, timezone } = useWorkspace();
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Agent">
      <div className={classes.agent}>
        <div className={classes.agentWords}>
          <StatusBadge tone={pausedAt ? 'warning' : 'good'}>{pausedAt ? 'Paused' : 'Running'}</StatusBadge>
          <Text size="sm" c="dimmed" mt={8}>
            {pausedAt ? `Since ${formatDateTime(pausedAt, timezone)}. Nobody is answered.` : `It ${ANSWERS[channel]}.`}
            {failed && ' That did not work; try again.'}
          </Text>
        </div>
        <PermissionButton
          variant="default"
          permission={permission}
          loading={pending}
          onClick={pausedAt ? flip : () => setAsking(true)}
        >
          {pausedAt ? 'Resume' : 'Pause'}
        </PermissionButton>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Pause the agent?"
        confirmLabel="Pause the agent"
        onConfirm={() => {
          setAsking(false);
          flip();
        }}
      >
        Nobody is answered until somebody resumes it. The form stays open, and leads keep arriving.
      </ConfirmDialog>
    </Section>
  );
}
