import { t } from '@lingui/core/macro';
import { NavLink, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { createLink, useRouterState } from '@tanstack/react-router';
import { type ComponentPropsWithRef, lazy, Suspense, useId } from 'react';
import { groupBy } from '../../lib/group-by.ts';
import { useAbility, useWorkspace } from '../../session/workspace.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { Destination } from '../destination.ts';
import { DESTINATIONS } from '../navigation.ts';
import { NAVIGATION_GROUPS, type NavigationGroup } from '../navigation-groups.ts';
import { menuDestinations } from '../secondary-pages.ts';
import { useOpenGroups } from './open-groups.ts';
import { openPalette } from './palette-store.ts';
import classes from './workspace-nav.module.css';

// Loaded after the menu, so that the menu does not wait for it.
const WaitingCount = lazy(() => import('./waiting-count.tsx'));

export function WorkspaceNav() {
  const ability = useAbility();
  const { slug, channel } = useWorkspace();
  const pathname = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const pages = menuDestinations(ability, channel).map((page) => {
    const path = page.path({ workspace: slug });
    const active = pathname === path || (page !== DESTINATIONS.overview && pathname.startsWith(`${path}/`));
    return { page, path, active };
  });
  const { isOpen, toggle } = useOpenGroups(pages.length);
  return (
    <div className={classes.nav}>
      {groupBy(pages, ({ page }) => page.group).map(([group, entries]) => (
        <NavGroup key={group} group={group} open={isOpen(group)} onToggle={() => toggle(group)} entries={entries} />
      ))}
    </div>
  );
}

interface Entry {
  page: Destination;
  path: string;
  active: boolean;
}

interface GroupProps {
  group: NavigationGroup;
  open: boolean;
  onToggle: () => void;
  entries: readonly Entry[];
}

/** Pages of a group. A closed group shows only the current page. */
function NavGroup({ group, open, onToggle, entries }: GroupProps) {
  const id = useId();
  const title = NAVIGATION_GROUPS[group];
  const shown = title === null || open ? entries : entries.filter(({ active }) => active);
  return (
    <div className={classes.group} role="group" aria-labelledby={title === null ? undefined : id}>
      {title !== null && (
        <UnstyledButton id={id} className={classes.groupTitle} aria-expanded={open} onClick={onToggle}>
          {title}
          <IconChevronRight size={14} stroke={2} className={classes.chevron} aria-hidden />
        </UnstyledButton>
      )}
      {shown.map(({ page, path, active }) => (
        <NavItem key={page.title} to={path} page={page} active={active} />
      ))}
    </div>
  );
}

type ItemProps = Omit<ComponentPropsWithRef<'a'>, 'color' | 'onChange'> & { page: Destination; active: boolean };

const NavItem = createLink(({ page, active, ...link }: ItemProps) => (
  <NavLink
    component="a"
    {...link}
    active={active}
    aria-current={active ? 'page' : undefined}
    className={classes.item}
    label={page.title}
    leftSection={<page.icon size={17} stroke={1.6} aria-hidden />}
    rightSection={
      page === DESTINATIONS.inbox && (
        <Suspense>
          <WaitingCount />
        </Suspense>
      )
    }
  />
));

export function PaletteButton() {
  return (
    <UnstyledButton className={classes.palette} onClick={openPalette}>
      <IconSearch size={16} stroke={1.7} aria-hidden />
      <Text size="sm" className={classes.paletteWord}>
        {t`Go to…`}
      </Text>
      <span aria-hidden>
        <Keys keys="mod+k" />
      </span>
    </UnstyledButton>
  );
}
