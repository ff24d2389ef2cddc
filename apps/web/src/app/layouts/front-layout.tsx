import { Outlet } from '@tanstack/react-router';
import { Main } from '../../ui/main.tsx';
import { Brand } from '../brand.tsx';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { ColorSchemeControl } from './color-scheme-control.tsx';
import classes from './front-layout.module.css';

/** Layout of the pages before sign-in: one centered card. */
export function FrontLayout() {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <AnchorLink to={paths.home()} underline="never" aria-label="Frontdesk, home">
          <Brand />
        </AnchorLink>
      </header>
      <Main className={classes.main}>
        <Outlet />
      </Main>
      <footer className={classes.foot}>
        <ColorSchemeControl />
      </footer>
    </div>
  );
}
