import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { MissingSteps } from '../../session/missing-steps.tsx';
import { useSetupStatus } from '../../session/setup-status.ts';
import { useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './overview-page.module.css';

const ANSWERS = { WHATSAPP: 'Answering WhatsApp messages.', VOICE: 'Answering calls.' } as const;

/**
 * Shows whether the agent can reply, and what is missing. Pausing the agent requires confirmation, resuming does not.
 */
export function AgentCard() {
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title="AI agent">
      <div className={classes.agent}>
        <div className={classes.agentText}>
          <Status pausedAt={pausedAt} />
          {failed && <Text size="sm">Could not change the status. Try again.</Text>}
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

function Status({ pausedAt }: { pausedAt: string | null }) {
  const { channel, timezone } = useWorkspace();
  const { status } = useSetupStatus();
  const missingSteps = status?.missingSteps ?? [];
  if (pausedAt)
    return (
      <>
        <StatusBadge tone="warning">Paused</StatusBadge>
        <Text size="sm" c="dimmed" mt={8}>
          Since {formatDateTime(pausedAt, timezone)}. Messages and calls aren’t being answered.
        </Text>
        {missingSteps.length > 0 && <Missing missingSteps={missingSteps} />}
      </>
    );
  if (!status) return null;
  if (missingSteps.length > 0)
    return (
      <>
        <StatusBadge tone="warning">Not live</StatusBadge>
        <Missing missingSteps={missingSteps} />
      </>
    );
  return (
    <>
      <StatusBadge tone="good">Live</StatusBadge>
      <Text size="sm" c="dimmed" mt={8}>
        {ANSWERS[channel]}
      </Text>
    </>
  );
}

function Missing(props: Parameters<typeof MissingSteps>[0]) {
  return (
    <Box mt={8}>
      <Text size="sm" c="dimmed">
        The agent can’t reply yet. Next:
      </Text>
      <MissingSteps {...props} />
    </Box>
  );
}
