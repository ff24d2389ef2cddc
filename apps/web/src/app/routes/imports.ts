import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const page = (
  name: 'ContactImportsPage' | 'LeadImportsPage' | 'SavedReplyImportsPage' | 'HistoryImportsPage' | 'ContactImportPage',
) => lazyRouteComponent(() => import('../../features/contact-imports/index.ts'), name);

const contactImports = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import',
  staticData: { destination: 'contactImports' },
  component: page('ContactImportsPage'),
});
// Links that do not know the kind of an import have this path. The page then opens the path of the kind.
const contactImport = createRoute({
  getParentRoute: () => workspace,
  path: 'contacts/import/$importId',
  staticData: { destination: 'anyImport' },
  component: page('ContactImportPage'),
});
const leadImports = createRoute({
  getParentRoute: () => workspace,
  path: 'leads/import',
  staticData: { destination: 'leadImports' },
  component: page('LeadImportsPage'),
});
const leadImport = createRoute({
  getParentRoute: () => workspace,
  path: 'leads/import/$importId',
  staticData: { destination: 'leadImports' },
  component: page('ContactImportPage'),
});
const savedReplyImports = createRoute({
  getParentRoute: () => workspace,
  path: 'saved-replies/import',
  staticData: { destination: 'savedReplyImports' },
  component: page('SavedReplyImportsPage'),
});
const savedReplyImport = createRoute({
  getParentRoute: () => workspace,
  path: 'saved-replies/import/$importId',
  staticData: { destination: 'savedReplyImports' },
  component: page('ContactImportPage'),
});
const historyImports = createRoute({
  getParentRoute: () => workspace,
  path: 'messages/import',
  staticData: { destination: 'historyImports' },
  component: page('HistoryImportsPage'),
});
const historyImport = createRoute({
  getParentRoute: () => workspace,
  path: 'messages/import/$importId',
  staticData: { destination: 'historyImports' },
  component: page('ContactImportPage'),
});

/** Pages on which members import contacts, leads, saved replies and earlier messages from files. */
export const importRoutes = [
  contactImports,
  contactImport,
  leadImports,
  leadImport,
  savedReplyImports,
  savedReplyImport,
  historyImports,
  historyImport,
];
