import { t } from '@lingui/core/macro';
import { Box, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { MissingSteps } from '../../session/missing-steps.tsx';
import { type AgentReadiness, canReply, useSetupStatus } from '../../session/setup-status.ts';
import { PAUSE_EFFECTS, useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './overview-page.module.css';

const ANSWERS = { WHATSAPP: t`Answering WhatsApp messages.`, VOICE: t`Answering calls.` } as const;

/**
 * Shows whether the agent can reply and what is missing, with a button that pauses or resumes it. Pausing requires
 * confirmation.
 */
export function AgentCard() {
  const { channel } = useWorkspace();
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t`AI agent`}>
      <div className={classes.agent}>
        <div className={classes.agentText}>
          <Status pausedAt={pausedAt} />
          {failed && <Text size="sm">{t`Couldn’t change the status. Try again.`}</Text>}
        </div>
        <PermissionButton
          variant="default"
          permission={permission}
          loading={pending}
          onClick={pausedAt ? flip : () => setAsking(true)}
        >
          {pausedAt ? t`Resume` : t`Pause`}
        </PermissionButton>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Pause AI agent?`}
        confirmLabel={t`Pause AI agent`}
        onConfirm={() => {
          setAsking(false);
          flip();
        }}
      >
        {t`${PAUSE_EFFECTS[channel]} Leads are still collected.`}
      </ConfirmDialog>
    </Section>
  );
}

function Status({ pausedAt }: { pausedAt: string | null }) {
  const { channel, timezone } = useWorkspace();
  const { readiness } = useSetupStatus();
  if (pausedAt)
    return (
      <>
        <StatusBadge tone="warning">{t`Paused`}</StatusBadge>
        <Text size="sm" c="dimmed" mt={8}>
          {t`Since ${formatDateTime(pausedAt, timezone)}. Messages and calls aren’t being answered.`}
        </Text>
        {readiness && <Missing {...readiness} />}
      </>
    );
  if (!readiness) return null;
  if (readiness.status === 'INCOMPLETE')
    return (
      <>
        <StatusBadge tone="warning">{t`Not live`}</StatusBadge>
        <Missing {...readiness} />
      </>
    );
  return (
    <>
      <StatusBadge tone="good">{t`Live`}</StatusBadge>
      <Text size="sm" c="dimmed" mt={8}>
        {ANSWERS[channel]}
      </Text>
      <Missing {...readiness} />
    </>
  );
}

function Missing({ missingSteps }: Pick<AgentReadiness, 'missingSteps'>) {
  if (missingSteps.length === 0) return null;
  return (
    <Box mt={8}>
      <Text size="sm" c="dimmed">
        {canReply(missingSteps) ? t`New leads aren’t greeted yet. Next:` : t`The agent can’t reply yet. Next:`}
      </Text>
      <MissingSteps missingSteps={missingSteps} />
    </Box>
  );
}
