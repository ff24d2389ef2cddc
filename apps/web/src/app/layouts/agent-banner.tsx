import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { timeAgo } from '../../lib/dates.ts';
import { useKillSwitch } from '../../session/use-kill-switch.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import classes from './agent-banner.module.css';

export function AgentBanner() {
  const { pausedAt, permission, pending, failed, flip } = useKillSwitch();
  return (
    <div role="status">
      {pausedAt && (
        <div className={classes.banner}>
          <IconPlayerPause size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            <Trans>
              <b>The AI agent is paused.</b> Paused {timeAgo(pausedAt)}. Messages and calls aren’t being answered.
            </Trans>
            {failed && <> {t`Could not resume. Try again.`}</>}
          </Text>
          <PermissionButton size="xs" variant="default" permission={permission} loading={pending} onClick={flip}>
            {t`Resume agent`}
          </PermissionButton>
        </div>
      )}
    </div>
  );
}
