import { t } from '@lingui/core/macro';
import { NavLink, Text, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { createLink, useRouterState } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import { useAbility, useWorkspace } from '../../session/workspace.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { Destination } from '../destination.ts';
import { DESTINATIONS } from '../navigation.ts';
import { menuDestinations } from '../secondary-pages.ts';
import { openPalette } from './palette-store.ts';
import classes from './workspace-nav.module.css';

export function WorkspaceNav() {
  const ability = useAbility();
  const { slug, channel } = useWorkspace();
  const pathname = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const open = menuDestinations(ability, channel);
  return (
    <div className={classes.nav}>
      {open.map((page) => {
        const path = page.path({ workspace: slug });
        const active = pathname === path || (page !== DESTINATIONS.overview && pathname.startsWith(`${path}/`));
        return <NavItem key={page.title} to={path} page={page} active={active} />;
      })}
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
    leftSection={<page.icon size={19} stroke={1.6} aria-hidden />}
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
