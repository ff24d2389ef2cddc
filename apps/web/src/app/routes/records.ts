import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const dataSources = createRoute({
  getParentRoute: () => workspace,
  path: 'data-sources',
  staticData: { destination: 'dataSources' },
  component: lazyRouteComponent(() => import('../../features/data-sources/index.ts'), 'DataSourcesPage'),
});
const dataSource = createRoute({
  getParentRoute: () => workspace,
  path: 'data-sources/$dataSourceId',
  staticData: { destination: 'dataSources' },
  component: lazyRouteComponent(() => import('../../features/data-sources/index.ts'), 'DataSourcePage'),
});
const world = createRoute({
  getParentRoute: () => workspace,
  path: 'world',
  staticData: { destination: 'world' },
  component: lazyRouteComponent(() => import('../../features/world/index.ts'), 'WorldPage'),
});
const possibleDuplicates = createRoute({
  getParentRoute: () => workspace,
  path: 'world/duplicates',
  staticData: { destination: 'world' },
  component: lazyRouteComponent(() => import('../../features/world/index.ts'), 'PossibleDuplicatesPage'),
});
const entity = createRoute({
  getParentRoute: () => workspace,
  path: 'world/$entityId',
  staticData: { destination: 'world' },
  component: lazyRouteComponent(() => import('../../features/world/index.ts'), 'EntityPage'),
});
const search = createRoute({
  getParentRoute: () => workspace,
  path: 'search',
  staticData: { destination: 'search' },
  component: lazyRouteComponent(() => import('../../features/search/index.ts'), 'SearchPage'),
});

export const recordRoutes = [search, dataSources, dataSource, world, possibleDuplicates, entity];
