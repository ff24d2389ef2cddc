import { t } from '@lingui/core/macro';
import { AppShell, Group, Skeleton, Stack } from '@mantine/core';
import { useStore } from '@nanostores/react';
import { Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { TitleSuffixContext } from '../../lib/navigation-count.ts';
import { useAbility, useWorkspace, WorkspaceProvider } from '../../session/workspace.tsx';
import { MainLandmarkContext } from '../../ui/main.tsx';
import { useShortcutListener, useShortcuts } from '../../ui/shortcut.ts';
import { usePathParam } from '../address.ts';
import { NotificationBell } from '../notifications/notification-bell.tsx';
import { NotificationWatch } from '../notifications/notification-watch.tsx';
import { RefusedPage } from '../pages/refused-page.tsx';
import { destination, menuDestinations } from '../secondary-pages.ts';
import { AgentBanner, SupportBanner } from './banners.tsx';
import { ConnectionPill } from './connection-pill.tsx';
import { EnvironmentBar } from './environment-bar.tsx';
import { openPalette, openSheet, overlay } from './palette-store.ts';
import { SetupRing } from './setup-ring.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar, useMobileMenu } from './top-bar.tsx';
import { UserMenu } from './user-menu.tsx';
import classes from './workspace-layout.module.css';
import { PaletteButton, WorkspaceNav } from './workspace-nav.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

// Loaded after the first render, so that the layout does not wait for it.
const OtherChannelPage = lazy(() => import('../pages/other-channel-page.tsx'));
const JobsTray = lazy(() => import('../jobs/jobs-tray.tsx'));
const BillingNotice = lazy(() => import('./billing-notice.tsx'));
const PlanBanner = lazy(() => import('./plan-banner.tsx'));
const AvailabilityBanner = lazy(() => import('../availability/availability-banner.tsx'));
const VoiceBanner = lazy(() => import('../voice/voice-banner.tsx'));
const IdleWatch = lazy(() => import('./idle-watch.tsx'));

/** Layout of all workspace pages. Stays mounted while the user navigates between pages. */
export function WorkspaceLayout() {
  return (
    <WorkspaceProvider slug={usePathParam('slug')} fallback={<LoadingShell />}>
      <Shell />
    </WorkspaceProvider>
  );
}

function Shell() {
  const workspace = useWorkspace();
  const menu = useMobileMenu();
  const place = usePlace();
  return (
    <TitleSuffixContext value={`${workspace.name} · Frontdesk`}>
      <SkipLink />
      <EnvironmentBar environment={workspace.environment} />
      <AppShell
        header={{ height: { base: 56, md: 0 } }}
        navbar={{ width: 268, breakpoint: 'md', collapsed: { mobile: !menu.opened } }}
        transitionDuration={0}
        classNames={{ navbar: classes.navbar, main: classes.main }}
      >
        <TopBar {...menu} />
        <AppShell.Navbar id="menu" aria-label={t`Workspace`}>
          <div className={classes.navTop}>
            <WorkspaceSwitcher />
            <div className={classes.navRow}>
              <PaletteButton />
              <Group visibleFrom="md" gap={4} wrap="nowrap">
                <SetupRing />
                <NotificationBell />
              </Group>
            </div>
          </div>
          <WorkspaceNav />
          <div className={classes.navFoot}>
            <UserMenu />
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} data-fills={place.fills}>
          <MainLandmarkContext>
            <SupportBanner />
            <AgentBanner />
            <Suspense>
              <BillingNotice />
              <PlanBanner />
              <AvailabilityBanner />
              <VoiceBanner />
            </Suspense>
            <div className={classes.page}>
              <Suspense>{place.refusal ?? <Outlet />}</Suspense>
            </div>
          </MainLandmarkContext>
        </AppShell.Main>
      </AppShell>
      <ConnectionPill />
      <WorkspaceKeyboard />
      <NotificationWatch />
      <Suspense>
        <IdleWatch slug={workspace.slug} />
        <JobsTray />
      </Suspense>
    </TitleSuffixContext>
  );
}

/**
 * Returns an error page instead of running the code of the page if the viewer cannot use the requested page, or if the
 * page does not exist for the workspace's channel. Otherwise returns whether the page fills the height of the layout.
 */
function usePlace() {
  const ability = useAbility();
  const { slug, channel, viewer } = useWorkspace();
  const matches = useMatches();
  const place = matches.findLast(({ staticData }) => staticData.destination)?.staticData;
  const wanted = place?.destination && destination(place.destination);
  if (wanted?.only && wanted.only !== channel)
    return { refusal: <OtherChannelPage title={wanted.title ?? ''} only={wanted.only} workspace={slug} /> };
  if (wanted && !wanted.isVisible(ability)) {
    const isHeld = viewer.policies.some((held) => held === wanted.policy);
    return { refusal: <RefusedPage policy={wanted.policy} isHeld={isHeld} workspace={slug} /> };
  }
  return { fills: place?.fills };
}

export function LoadingShell() {
  return (
    <div className={classes.loading} role="status" aria-label={t`Loading the workspace`}>
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

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));

/**
 * Registers the keyboard shortcuts that work on every workspace page. Shows the command palette and the list of
 * shortcuts.
 */
export function WorkspaceKeyboard() {
  const ability = useAbility();
  const { slug, channel } = useWorkspace();
  const navigate = useNavigate();
  const open = useStore(overlay);
  const pages = menuDestinations(ability, channel).filter(({ key }) => key !== null);
  const goTo = pages.map(({ title, key, path }) => ({
    keys: `g ${key}`,
    title: t`Go to ${title.toLowerCase()}`,
    group: t`Go to`,
    run: () => void navigate({ to: path({ workspace: slug }) }),
  }));
  useShortcuts([
    { keys: 'mod+k', title: t`Search pages and actions`, group: t`General`, run: openPalette },
    { keys: '?', title: t`Show keyboard shortcuts`, group: t`General`, run: openSheet },
    ...goTo,
  ]);
  useShortcutListener();
  // The next page starts without the palette and the list.
  useEffect(() => () => overlay.set('none'), []);
  return (
    <Suspense>
      {open === 'palette' && <CommandPalette />}
      {open === 'sheet' && <ShortcutSheet />}
    </Suspense>
  );
}
