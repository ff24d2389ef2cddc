import { createRoute } from '@tanstack/react-router';
import { redirectToLastWorkspace, requireSignedIn } from '../guards.ts';
import { SignedInGuard } from '../layouts/signed-in-guard.tsx';
import { paths } from '../paths.ts';
import { root } from './root.ts';

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
