import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings',
  staticData: { destination: 'settings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'SettingsPage'),
});
const hoursSettings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/hours',
  staticData: { destination: 'hoursSettings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'HoursSettingsPage'),
});
const modelSettings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/models',
  staticData: { destination: 'modelSettings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'ModelSettingsPage'),
});
const organizationSettings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/organization',
  staticData: { destination: 'organizationSettings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'OrganizationSettingsPage'),
});
const securitySettings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/security',
  staticData: { destination: 'securitySettings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'SecuritySettingsPage'),
});
const leadForm = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/form',
  staticData: { destination: 'leadForm' },
  component: lazyRouteComponent(() => import('../../features/lead-form/index.ts'), 'LeadFormPage'),
});
const promotion = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/promotion',
  staticData: { destination: 'promotion' },
  component: lazyRouteComponent(() => import('../../features/promotion/index.ts'), 'PromotionPage'),
});

/** Routes of the settings pages of a workspace. */
export const settingsRoutes = [
  settings,
  hoursSettings,
  modelSettings,
  organizationSettings,
  securitySettings,
  leadForm,
  promotion,
] as const;
