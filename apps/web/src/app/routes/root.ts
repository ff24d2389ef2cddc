import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type RouterContext, redirectToLastWorkspace, requireSignedIn } from '../guards.ts';
import { RootLayout } from '../layouts/root-layout.tsx';
import { SignedInGuard } from '../layouts/signed-in-guard.tsx';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { paths } from '../paths.ts';

export const root = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInGuard,
  beforeLoad: requireSignedIn,
});

export const workspaceSettings = createRoute({
  getParentRoute: () => signedIn,
  path: paths.workspaceSettings(),
  beforeLoad: redirectToLastWorkspace(paths.settings),
});
export const workspaceMembers = createRoute({
  getParentRoute: () => signedIn,
  path: paths.workspaceMembers(),
  beforeLoad: redirectToLastWorkspace(paths.members),
});

/** Parent route of all workspace pages. */
export const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: paths.overview({ workspace: '$slug' }),
  component: lazyRouteComponent(() => import('../layouts/workspace-layout.tsx'), 'WorkspaceLayout'),
});
