import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './workspace-root.ts';

export const dataSources = createRoute({
  getParentRoute: () => workspace,
  path: 'data-sources',
  staticData: { destination: 'dataSources' },
  component: lazyRouteComponent(() => import('../../features/data-sources/index.ts'), 'DataSourcesPage'),
});
export const dataSource = createRoute({
  getParentRoute: () => workspace,
  path: 'data-sources/$dataSourceId',
  staticData: { destination: 'dataSources' },
  component: lazyRouteComponent(() => import('../../features/data-sources/index.ts'), 'DataSourcePage'),
});
