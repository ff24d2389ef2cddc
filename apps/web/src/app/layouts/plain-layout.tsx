import { t } from '@lingui/core/macro';
import { Group } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { Main } from '../../ui/main.tsx';
import { useShortcutListener } from '../../ui/shortcut.ts';
import { Brand } from '../brand.tsx';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';
import classes from './plain-layout.module.css';
import { SkipLink } from './skip-link.tsx';
import { UserMenu } from './user-menu.tsx';

/** Layout for signed-in users outside workspaces, for example the workspace list and the account page. */
export function PlainLayout() {
  useShortcutListener();
  return (
    <div className={classes.page}>
      <SkipLink />
      <header className={classes.top}>
        <AnchorLink to={paths.workspaces()} underline="never" aria-label={t`Frontdesk, your workspaces`}>
          <Brand />
        </AnchorLink>
        <Group gap="xs">
          <UserMenu compact />
        </Group>
      </header>
      <Main className={classes.main}>
        <Outlet />
      </Main>
    </div>
  );
}
