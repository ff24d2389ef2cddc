import { t } from '@lingui/core/macro';
import { Box, Burger, Group, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { NotificationBell } from '../notifications/notification-bell.tsx';
import { SetupRing } from './setup-ring.tsx';
import classes from './workspace-layout.module.css';

/** Returns the state of the navigation menu on narrow screens. The menu closes on Escape and when the path changes. */
export function useMobileMenu() {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const [openOn, setOpenOn] = useState<string | null>(null);
  const opened = openOn === pathname;
  useWindowEvent('keydown', ({ key }) => opened && key === 'Escape' && setOpenOn(null));
  return { opened, toggle: () => setOpenOn(opened ? null : pathname) };
}

/**
 * Header on narrow screens. It is a region instead of AppShell's header, because a page may have only one banner
 * landmark.
 */
export function TopBar({ opened, toggle }: ReturnType<typeof useMobileMenu>) {
  const { name } = useWorkspace();
  return (
    <Box hiddenFrom="md" role="region" aria-label={t`Top bar`} className={classes.header}>
      <Group h="100%" px="md" gap="sm" wrap="nowrap">
        <Burger
          opened={opened}
          onClick={toggle}
          size="sm"
          aria-label={opened ? t`Close menu` : t`Open menu`}
          aria-expanded={opened}
          aria-controls="menu"
        />
        <Text fw={600} truncate flex={1}>
          {name}
        </Text>
        <SetupRing />
        <NotificationBell />
      </Group>
    </Box>
  );
}
