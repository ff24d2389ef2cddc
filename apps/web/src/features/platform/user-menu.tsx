import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { withinMain } from '../../ui/floating.ts';
import type { UserAction } from './change-user.tsx';
import type { PlatformUser } from './users-page.tsx';

interface Props {
  user: PlatformUser;
  isViewer: boolean;
  onAsk: (act: UserAction) => void;
}

export function UserMenu({ user: { name, disabledAt, globalRole }, isViewer, onAsk }: Props) {
  return (
    <Menu position="bottom-end" width={230} shadow="md" radius="lg" {...withinMain}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {globalRole === 'USER' ? (
          <Menu.Item onClick={() => onAsk('promote')}>Make global admin</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onAsk('demote')}>Remove global admin role</Menu.Item>
        )}
        <Menu.Item onClick={() => onAsk('endSessions')}>Sign out everywhere</Menu.Item>
        {disabledAt ? (
          <Menu.Item onClick={() => onAsk('enable')}>Enable</Menu.Item>
        ) : (
          !isViewer && (
            <Menu.Item color="red.9" onClick={() => onAsk('disable')}>
              Disable
            </Menu.Item>
          )
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
