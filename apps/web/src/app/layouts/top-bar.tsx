import { Box, Burger, Group, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { NotificationBell } from '../notifications/notification-bell.tsx';
import classes from './workspace-layout.module.css';

/** The menu of narrow screens: open on the page it was opened on, and nowhere else. */
export function useMobileMenu() {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const [openOn, setOpenOn] = useState<string | null>(null);
  const opened = openOn === pathname;
  useWindowEvent('keydown', ({ key }) => opened && key === 'Escape' && setOpenOn(null));
  return { opened, toggle: () => setOpenOn(opened ? null : pathname) };
}

/** A region, not AppShell's header: dialogs bring a header of their own, and one banner is enough. */
export function TopBar({ opened, toggle }: ReturnType<typeof useMobileMenu>) {
  const { name } = useWorkspace();
  return (
    <Box hiddenFrom="md" role="region" aria-label="Top bar" className={classes.header}>
      <Group h="100%" px="md" gap="sm" wrap="nowrap">
        <Burger
          opened={opened}
          onClick={toggle}
          size="sm"
          aria-label={opened ? 'Close menu' : 'Open menu'}
          aria-expanded={opened}
          aria-controls="menu"
        />
        <Text fw={600} truncate flex={1}>
          {name}
        </Text>
        <NotificationBell />
      </Group>
    </Box>
  );
}
