import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../lib/search-params.ts';
import type { RouterContext } from './guards.ts';
import { DeniedPage } from './pages/denied-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { Splash } from './pages/splash.tsx';
import { frontRoutes, home } from './routes/front.ts';
import { plainRoutes } from './routes/plain.ts';
import { root, signedIn, workspaceMembers, workspaceSettings } from './routes/root.ts';
import { workspaceRoutes } from './routes/workspace.ts';
import type { DestinationName } from './secondary-pages.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key of the page in navigation.ts or secondary-pages.ts. The guard uses this entry to check access. */
    destination?: DestinationName;
    /** Whether the page fills the height of the layout and its parts scroll separately. */
    fills?: boolean;
  }
}

const routeTree = root.addChildren([
  home,
  frontRoutes,
  signedIn.addChildren([plainRoutes, workspaceSettings, workspaceMembers, workspaceRoutes]),
]);

export const createSite = (context: RouterContext, history?: RouterHistory) =>
  createRouter({
    routeTree,
    context,
    history,
    parseSearch,
    stringifySearch,
    trailingSlash: 'never',
    defaultPreload: 'intent',
    defaultErrorComponent: DeniedPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: Splash,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    // The route's error component displays the error, so the router does not log it to the console.
    defaultOnCatch: () => {},
  });
