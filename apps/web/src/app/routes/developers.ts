import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const providerLog = createRoute({
  getParentRoute: () => workspace,
  path: 'provider-log',
  staticData: { destination: 'providerLog' },
  component: lazyRouteComponent(() => import('../../features/provider-log/index.ts'), 'ProviderLogPage'),
});
const webhooks = createRoute({
  getParentRoute: () => workspace,
  path: 'webhooks',
  staticData: { destination: 'webhooks' },
  component: lazyRouteComponent(() => import('../../features/webhooks/index.ts'), 'WebhooksPage'),
});
const playground = createRoute({
  getParentRoute: () => workspace,
  path: 'playground',
  staticData: { destination: 'playground' },
  component: lazyRouteComponent(() => import('../../features/playground/index.ts'), 'PlaygroundPage'),
});

/** Routes of the pages for developers. */
export const developerRoutes = [providerLog, webhooks, playground];
