import { CHANNEL_TITLES, ENVIRONMENT_TITLES } from '@frontdesk/domain';
import { Badge, Box, Combobox, Group, Text, UnstyledButton, useCombobox } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Membership, useViewer } from '../../session/viewer.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { ChannelIcon } from '../channel-icon.tsx';
import { paths } from '../paths.ts';
import classes from './workspace-switcher.module.css';

const CREATE = ' create';

/** Which workspace this is, and the way to the others: found by typing, chosen with the arrows. */
export function WorkspaceSwitcher() {
  const current = useWorkspace();
  const { memberships, mayCreateWorkspaces } = useViewer();
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
  const shown = memberships.filter(({ workspace }) =>
    `${workspace.name} ${workspace.slug}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const choose = (value: string) => {
    combobox.closeDropdown();
    void navigate({ to: value === CREATE ? paths.createWorkspace() : paths.overview({ workspace: value }) });
  };
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
        <UnstyledButton
          className={classes.target}
          onClick={() => combobox.toggleDropdown()}
          aria-label={`Workspace ${current.name}, ${ENVIRONMENT_TITLES[current.environment]}. Switch workspace`}
        >
          <NameAvatar name={current.name} square size={34} />
          <Box className={classes.words}>
            <Text size="sm" fw={600} truncate>
              {current.name}
            </Text>
            <Group gap={4} wrap="nowrap" className={classes.meta}>
              <ChannelIcon channel={current.channel} size={13} />
              <span>{CHANNEL_TITLES[current.channel]}</span>
              <span aria-hidden>·</span>
              <span>{ENVIRONMENT_TITLES[current.environment]}</span>
            </Group>
          </Box>
          <IconSelector size={16} aria-hidden className={classes.chevron} />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        {memberships.length > 5 && (
          <Combobox.Search
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
            placeholder="Find a workspace"
            aria-label="Find a workspace"
          />
        )}
        <Combobox.Options mah={320} className={classes.options} aria-label="Workspaces">
          {shown.length === 0 && <Combobox.Empty>No workspace by that name.</Combobox.Empty>}
          {shown.map((membership) => (
            <Option key={membership.id} membership={membership} current={membership.workspace.slug === current.slug} />
          ))}
          {mayCreateWorkspaces && (
            <Combobox.Option value={CREATE} className={classes.create}>
              <Group gap="sm">
                <IconPlus size={16} aria-hidden /> Create a workspace
              </Group>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Option({ membership: { role, workspace }, current }: { membership: Membership; current: boolean }) {
  return (
    <Combobox.Option value={workspace.slug} active={current} aria-current={current || undefined}>
      <Group gap="sm" wrap="nowrap">
        <NameAvatar name={workspace.name} square size={30} />
        <Box className={classes.words}>
          <Text size="sm" fw={500} truncate>
            {workspace.name}
          </Text>
          <Group gap={4} wrap="nowrap" className={classes.meta}>
            <ChannelIcon channel={workspace.channel} size={13} />
            <span>{CHANNEL_TITLES[workspace.channel]}</span>
            <span aria-hidden>·</span>
            <span className={classes.role}>{role}</span>
          </Group>
        </Box>
        {workspace.environment !== 'PRODUCTION' && (
          <Badge size="xs" variant="default" radius="sm">
            {ENVIRONMENT_TITLES[workspace.environment]}
          </Badge>
        )}
        {current && <IconCheck size={16} aria-label="This one" />}
      </Group>
    </Combobox.Option>
  );
}
