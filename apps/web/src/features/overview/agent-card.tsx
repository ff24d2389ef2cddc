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

const ANSWERS = { WHATSAPP: 'Answering WhatsApp messages.', VOICE: 'Answering calls.' } as const;

/** Whether the agent is running. Pausing asks for confirmation; resuming does not. */
export function AgentCard() {
  const { channel, timezone } = useWorkspace();
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title="AI agent">
      <div className={classes.agent}>
        <div className={classes.agentText}>
          <StatusBadge tone={pausedAt ? 'warning' : 'good'}>{pausedAt ? 'Paused' : 'Running'}</StatusBadge>
          <Text size="sm" c="dimmed" mt={8}>
            {pausedAt
              ? `Since ${formatDateTime(pausedAt, timezone)}. Messages and calls aren’t being answered.`
              : ANSWERS[channel]}
            {failed && ' Could not change the status. Try again.'}
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
        title="Pause AI agent?"
        confirmLabel="Pause AI agent"
        onConfirm={() => {
          setAsking(false);
          flip();
        }}
      >
        The agent stops replying until you resume it. New leads are still collected.
      </ConfirmDialog>
    </Section>
  );
}
