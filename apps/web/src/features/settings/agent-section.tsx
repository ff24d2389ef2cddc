import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDateTime } from '../../lib/dates.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useSetupStatus } from '../../session/setup-status.ts';
import { PAUSE_EFFECTS, useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** Button that pauses or resumes the agent. Pausing requires confirmation. */
export function AgentSection() {
  const { channel, timezone } = useWorkspace();
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t`AI agent`}>
      <EditingInProduction />
      <Group justify="space-between" gap="md" mt="md">
        <div>
          <AgentStatusText pausedAt={pausedAt} />
          <Text size="sm" c="dimmed" mt={8} maw={560}>
            {pausedAt
              ? t`Paused since ${formatDateTime(pausedAt, timezone)}. Leads are still collected.`
              : t`While the agent is paused: ${PAUSE_EFFECTS[channel]} Leads are still collected.`}
          </Text>
        </div>
        <PermissionButton
          variant={pausedAt ? 'filled' : 'default'}
          leftSection={pausedAt ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          permission={permission}
          loading={pending}
          onClick={pausedAt ? flip : () => setAsking(true)}
        >
          {pausedAt ? t`Resume AI agent` : t`Pause AI agent`}
        </PermissionButton>
      </Group>
      {failed && <RefusalAlert refusal={t`Couldn’t change the status. Try again.`} />}
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

function AgentStatusText({ pausedAt }: { pausedAt: string | null }) {
  const { readiness } = useSetupStatus();
  if (pausedAt) return <StatusBadge tone="warning">{t`Paused`}</StatusBadge>;
  if (!readiness) return null;
  const isComplete = readiness.status === 'LIVE';
  return <StatusBadge tone={isComplete ? 'good' : 'warning'}>{isComplete ? t`Live` : t`Not live`}</StatusBadge>;
}
