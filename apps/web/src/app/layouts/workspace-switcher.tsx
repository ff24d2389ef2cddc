import { CHANNEL_TITLES, ENVIRONMENT_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Badge, Box, Combobox, Group, Text, UnstyledButton, useCombobox } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Membership, useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { ChannelIcon } from '../channel-icon.tsx';
import { paths } from '../paths.ts';
import classes from './workspace-switcher.module.css';

const CREATE = ' create';
const MANY = 5;

/** Shows the current workspace and a list of the user's workspaces, with a search field if the list is long. */
export function WorkspaceSwitcher() {
  const { combobox, search, setSearch, shown, choose } = useSwitcher();
  const { memberships, canCreateWorkspaces } = useViewer();
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={300}
      position="bottom-start"
      radius="lg"
      shadow="md"
      withinPortal={false}
    >
      <Combobox.Target targetType="button">
        <CurrentWorkspace onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        {memberships.length > MANY && (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t`Find workspace`}
            aria-label={t`Find workspace`}
          />
        )}
        <Combobox.Options mah={320} className={classes.options} aria-label={t`Workspaces`}>
          {shown.length === 0 && <Combobox.Empty>{t`No matching workspaces`}</Combobox.Empty>}
          {shown.map((membership) => (
            <Option key={membership.id} membership={membership} />
          ))}
          {canCreateWorkspaces && (
            <Combobox.Option value={CREATE} className={classes.create}>
              <Group gap="sm">
                <IconPlus size={16} aria-hidden /> {t`Create workspace`}
              </Group>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useSwitcher() {
  const { memberships } = useViewer();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });
  return {
    combobox,
    search,
    setSearch: (typed: string) => {
      setSearch(typed);
      combobox.updateSelectedOptionIndex();
    },
    shown: memberships.filter(({ workspace }) =>
      `${workspace.name} ${workspace.slug}`.toLowerCase().includes(search.trim().toLowerCase()),
    ),
    choose: (value: string) => {
      combobox.closeDropdown();
      void navigate({ to: value === CREATE ? paths.createWorkspace() : paths.overview({ workspace: value }) });
    },
  };
}

/** Button that opens the list of workspaces. Passes the additional props of Combobox.Target to the button. */
function CurrentWorkspace({ onClick, ...rest }: { onClick: () => void }) {
  const { name, channel, environment } = useWorkspace();
  return (
    <UnstyledButton
      {...rest}
      className={classes.target}
      onClick={onClick}
      aria-label={t`Workspace ${name}, ${ENVIRONMENT_TITLES[environment]}. Switch workspace`}
    >
      <NameAvatar name={name} square size={34} />
      <RowSummary
        name={name}
        meta={
          <>
            <ChannelIcon channel={channel} size={13} />
            <span>{CHANNEL_TITLES[channel]}</span>
            <Badge
              size="xs"
              tt="none"
              variant="default"
              radius="sm"
              className={classes.environment}
              data-environment={environment}
            >
              {ENVIRONMENT_TITLES[environment]}
            </Badge>
          </>
        }
      />
      <IconSelector size={16} aria-hidden className={classes.chevron} />
    </UnstyledButton>
  );
}

function Option({ membership: { role, workspace } }: { membership: Membership }) {
  const current = useWorkspace().slug === workspace.slug;
  return (
    <Combobox.Option value={workspace.slug} active={current} aria-current={current || undefined}>
      <Group gap="sm" wrap="nowrap">
        <NameAvatar name={workspace.name} square size={30} />
        <RowSummary
          name={workspace.name}
          meta={
            <>
              <ChannelIcon channel={workspace.channel} size={13} />
              <span>{CHANNEL_TITLES[workspace.channel]}</span>
              <span aria-hidden>·</span>
              <span className={classes.role}>{role}</span>
            </>
          }
        />
        {workspace.environment !== 'PRODUCTION' && (
          <Badge size="xs" variant="default" radius="sm">
            {ENVIRONMENT_TITLES[workspace.environment]}
          </Badge>
        )}
        {current && <IconCheck size={16} aria-label={t`Current workspace`} />}
      </Group>
    </Combobox.Option>
  );
}

const RowSummary = ({ name, meta }: { name: string; meta: ReactNode }) => (
  <Box className={classes.words}>
    <Text size="sm" fw={600} truncate>
      {name}
    </Text>
    <Group gap={4} className={classes.meta}>
      {meta}
    </Group>
  </Box>
);
