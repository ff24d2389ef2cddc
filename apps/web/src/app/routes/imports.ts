import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const contactImports = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import',
  staticData: { destination: 'contactImports' },
  component: lazyRouteComponent(() => import('../../features/contact-imports/index.ts'), 'ContactImportsPage'),
});
const contactImport = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import/$importId',
  staticData: { destination: 'contactImports' },
  component: lazyRouteComponent(() => import('../../features/contact-imports/index.ts'), 'ContactImportPage'),
});
const leadImports = createRoute({
  getParentRoute: () => workspace,
  path: 'leads/import',
  staticData: { destination: 'leadImports' },
  component: lazyRouteComponent(() => import('../../features/contact-imports/index.ts'), 'LeadImportsPage'),
});

/** Pages on which members import contacts and leads from files. */
export const importRoutes = [contactImports, contactImport, leadImports];
