import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { signedIn } from './signed-in.ts';

/** Parent route of all workspace pages. */
export const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: paths.overview({ workspace: '$slug' }),
  component: lazyRouteComponent(() => import('../layouts/workspace-layout.tsx'), 'WorkspaceLayout'),
});
