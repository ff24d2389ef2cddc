import { t } from '@lingui/core/macro';
import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { firstParam } from '../../lib/search-params.ts';
import { Main } from '../../ui/main.tsx';
import { useSearchParams } from '../address.ts';
import { Brand } from '../brand.tsx';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { COLOR_SCHEMES } from './color-schemes.ts';
import classes from './front-layout.module.css';

/**
 * Layout of the pages outside the app, such as sign-in and invitations. Some of these pages are also available to
 * signed-in users. In a frame of another site, only the page itself is rendered.
 */
export function FrontLayout() {
  const isEmbedded = firstParam(useSearchParams(), 'embed') === '1';
  return (
    <div className={classes.page} data-embedded={isEmbedded || undefined}>
      {!isEmbedded && (
        <header className={classes.top}>
          <AnchorLink to={paths.home()} underline="never" aria-label={t`Frontdesk, home`}>
            <Brand />
          </AnchorLink>
        </header>
      )}
      <Main className={classes.main}>
        <Outlet />
      </Main>
      {!isEmbedded && (
        <footer className={classes.foot}>
          <ColorSchemeControl />
        </footer>
      )}
    </div>
  );
}

/** Switch between the light, the dark and the system color scheme. The choice is stored in the browser. */
export function ColorSchemeControl() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      radius="xl"
      aria-label={t`Color scheme`}
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={COLOR_SCHEMES.map(({ value, label, icon: SchemeIcon }) => ({
        value,
        label: (
          <span title={label} style={{ display: 'flex', justifyContent: 'center', paddingBlock: 2 }}>
            <SchemeIcon size={16} stroke={1.7} aria-hidden />
            <VisuallyHidden>{label}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  );
}
