import { CHANNEL_TITLES, ENVIRONMENT_TITLES, type Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Membership } from '../session/viewer.ts';
import { NameAvatar } from '../ui/avatar.tsx';
import { StatusBadge, type Tone } from '../ui/status-badge.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { AnchorLink } from './link.tsx';
import { paths } from './paths.ts';
import classes from './workspace-list.module.css';

const TONES: Record<Environment, Tone> = { PRODUCTION: 'neutral', STAGING: 'warning', DEVELOPMENT: 'good' };

export function WorkspaceList({ memberships }: { memberships: Omit<Membership, 'organization'>[] }) {
  if (memberships.length === 0) {
    return (
      <Text c="dimmed" size="sm" p="lg">
        {t`No matching workspaces`}
      </Text>
    );
  }
  return (
    <ul className={classes.list}>
      {memberships.map(({ id, role, workspace }) => (
        <li key={id}>
          <AnchorLink to={paths.overview({ workspace: workspace.slug })} className={classes.row} underline="never">
            <NameAvatar name={workspace.name} square size={42} />
            <span className={classes.words}>
              <span className={classes.name}>{workspace.name}</span>
              <span className={classes.meta}>
                <ChannelIcon channel={workspace.channel} size={15} />
                <span>{CHANNEL_TITLES[workspace.channel]}</span>
                <span aria-hidden>·</span>
                <span className={classes.role}>{role}</span>
                <StatusBadge tone={TONES[workspace.environment]}>
                  {ENVIRONMENT_TITLES[workspace.environment]}
                </StatusBadge>
              </span>
            </span>
            <IconChevronRight size={18} aria-hidden className={classes.chevron} />
          </AnchorLink>
        </li>
      ))}
    </ul>
  );
}
