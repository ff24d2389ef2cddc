import { useMutation } from '@apollo/client/react';
import { SUPPORT_LEVEL_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { IconLifebuoy, IconPlayerPause } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { EndSupportSessionDocument } from '../../gql/end-support-session.ts';
import { formatTime, timeAgo } from '../../lib/dates.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useKillSwitch } from '../../session/use-kill-switch.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { paths } from '../paths.ts';
import classes from './agent-banner.module.css';

export function SupportBanner() {
  const { viewer, slug, name } = useWorkspace();
  const [leave] = useMutation(EndSupportSessionDocument);
  const navigate = useNavigate();
  const { attempt, pending, refusal } = useMutationAction(async () => {
    await leave({ variables: { slug } });
    await navigate({ to: paths.platform() });
  });
  const session = viewer.support;
  return (
    <div role="status">
      {session && (
        <div className={classes.banner}>
          <IconLifebuoy size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            <Trans>
              <b>
                Support session in {name} for {session.grantedByName}
              </b>{' '}
              until {formatTime(session.expiresAt)}. {SUPPORT_LEVEL_TITLES[session.level]}. Reason: “{session.reason}”.{' '}
              {refusal}
            </Trans>
          </Text>
          <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()}>
            {t`End session`}
          </Button>
        </div>
      )}
    </div>
  );
}

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
