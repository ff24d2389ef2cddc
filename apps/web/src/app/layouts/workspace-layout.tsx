import { AppShell, Box, Burger, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useMatches, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAbility, useWorkspace, WorkspaceProvider } from '../../session/workspace.tsx';
import { TitleSuffixContext } from '../../ui/arrival.ts';
import { MarkedAsMain } from '../../ui/main.tsx';
import { destination } from '../navigation.ts';
import { RefusedPage } from '../pages/refused-page.tsx';
import { AgentBanner } from './agent-banner.tsx';
import { ConnectionPill } from './connection-pill.tsx';
import { EnvironmentBar } from './environment-bar.tsx';
import { SkipLink } from './skip-link.tsx';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceKeyboard } from './workspace-keyboard.tsx';
import classes from './workspace-layout.module.css';
import { PaletteButton, WorkspaceNav } from './workspace-nav.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

/** The chrome around every page of a workspace: mounted once, while the pages come and go. */
export function WorkspaceLayout() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  return (
    <WorkspaceProvider slug={slug} fallback={<LoadingShell />}>
      <Shell />
    </WorkspaceProvider>
  );
}

function Shell() {
  const workspace = useWorkspace();
  const [menuOpen, menu] = useDisclosure(false);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move to another page puts the menu away.
  useEffect(menu.close, [pathname]);
  useEffect(() => {
    if (!menuOpen) return;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && menu.close();
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [menuOpen, menu.close]);

  return (
    <TitleSuffixContext value={`${workspace.name} · Frontdesk`}>
      <SkipLink />
      <EnvironmentBar environment={workspace.environment} />
      <AppShell
        header={{ height: { base: 56, md: 0 } }}
        navbar={{ width: 268, breakpoint: 'md', collapsed: { mobile: !menuOpen } }}
        transitionDuration={0}
        classNames={{ navbar: classes.navbar, main: classes.main }}
      >
        {/* A region, not AppShell's header: dialogs bring a header of their own, and one banner is enough. */}
        <Box hiddenFrom="md" role="region" aria-label="Top bar" className={classes.header}>
          <Group h="100%" px="md" gap="sm" wrap="nowrap">
            <Burger
              opened={menuOpen}
              onClick={menu.toggle}
              size="sm"
              aria-label={menuOpen ? 'Close menu' : 'Open menu'}
              aria-expanded={menuOpen}
              aria-controls="menu"
            />
            <Text fw={600} truncate>
              {workspace.name}
            </Text>
          </Group>
        </Box>
        <AppShell.Navbar id="menu" aria-label="Workspace">
          <div className={classes.navTop}>
            <WorkspaceSwitcher />
            <PaletteButton />
          </div>
          <WorkspaceNav />
          <div className={classes.navFoot}>
            <UserMenu />
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <MarkedAsMain>
            <AgentBanner />
            <div className={classes.page}>
              <GuardedOutlet />
            </div>
          </MarkedAsMain>
        </AppShell.Main>
      </AppShell>
      <ConnectionPill />
      <WorkspaceKeyboard />
    </TitleSuffixContext>
  );
}

/** A page whose address is known but which the viewer can never use is refused here, before its code is run. */
function GuardedOutlet() {
  const ability = useAbility();
  const { slug } = useWorkspace();
  const matches = useMatches();
  const name = matches.findLast(({ staticData }) => staticData.destination)?.staticData.destination;
  const wanted = name && destination(name);
  if (wanted && !wanted.may(ability)) return <RefusedPage policy={wanted.policy} workspace={slug} />;
  return <Outlet />;
}

/** The shape of the shell while the workspace is on its way. */
function LoadingShell() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading the workspace">
      <Stack className={classes.loadingNav} gap="md" visibleFrom="md">
        <Skeleton height={44} radius="md" />
        <Skeleton height={34} radius="md" />
        {[70, 52, 64, 58].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
      <Stack className={classes.page} gap="lg">
        <Skeleton height={26} width={180} radius="md" />
        <Skeleton height={140} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </Stack>
    </div>
  );
}
