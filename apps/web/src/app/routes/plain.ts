import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireGlobalAdmin } from '../guards.ts';
import { paths } from '../paths.ts';
import { signedIn } from './root.ts';

const plain = createRoute({
  getParentRoute: () => signedIn,
  id: 'plain',
  component: lazyRouteComponent(() => import('../layouts/plain-layout.tsx'), 'PlainLayout'),
});
const workspaces = createRoute({
  getParentRoute: () => plain,
  path: paths.workspaces(),
  component: lazyRouteComponent(() => import('../../features/workspaces/index.ts'), 'WorkspacesPage'),
});
const createWorkspace = createRoute({
  getParentRoute: () => plain,
  path: paths.createWorkspace(),
  component: lazyRouteComponent(() => import('../../features/workspaces/index.ts'), 'CreateWorkspacePage'),
});
const organization = createRoute({
  getParentRoute: () => plain,
  path: paths.organization({ organization: '$organizationId' }),
  component: lazyRouteComponent(() => import('../../features/organizations/index.ts'), 'OrganizationPage'),
});
const account = createRoute({
  getParentRoute: () => plain,
  path: paths.account(),
  component: lazyRouteComponent(() => import('../../features/account/index.ts'), 'AccountPage'),
});

// Pages for global admins. Other signed-in users see “Page not found”.
const users = createRoute({
  getParentRoute: () => plain,
  path: paths.users(),
  beforeLoad: requireGlobalAdmin,
  component: lazyRouteComponent(() => import('../../features/platform/index.ts'), 'UsersPage'),
});
const platform = createRoute({
  getParentRoute: () => plain,
  path: paths.platform(),
  beforeLoad: requireGlobalAdmin,
  component: lazyRouteComponent(() => import('../../features/platform/index.ts'), 'PlatformPage'),
});
const billingAdmin = createRoute({
  getParentRoute: () => plain,
  path: paths.billingAdmin(),
  beforeLoad: requireGlobalAdmin,
  component: lazyRouteComponent(() => import('../../features/billing-admin/index.ts'), 'BillingAdminPage'),
});

/** Routes for signed-in users outside workspaces. */
export const plainRoutes = plain.addChildren([
  workspaces,
  createWorkspace,
  organization,
  account,
  users,
  platform,
  billingAdmin,
]);
