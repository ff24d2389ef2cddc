import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings',
  staticData: { destination: 'settings' },
  component: lazyRouteComponent(() => import('../../features/settings/index.ts'), 'SettingsPage'),
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
export const settingsRoutes = [settings, leadForm, promotion] as const;
