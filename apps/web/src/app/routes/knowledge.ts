import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspace } from './root.ts';

const profile = createRoute({
  getParentRoute: () => workspace,
  path: 'knowledge',
  staticData: { destination: 'knowledge' },
  component: lazyRouteComponent(() => import('../../features/knowledge/index.ts'), 'BusinessProfilePage'),
});
// The list of sources stays mounted while a source is open in a dialog.
const sources = createRoute({
  getParentRoute: () => workspace,
  path: 'knowledge/sources',
  staticData: { destination: 'knowledge' },
  component: lazyRouteComponent(() => import('../../features/knowledge/index.ts'), 'KnowledgeSourcesPage'),
});
const questions = createRoute({
  getParentRoute: () => workspace,
  path: 'knowledge/questions',
  staticData: { destination: 'knowledge' },
  component: lazyRouteComponent(() => import('../../features/knowledge/index.ts'), 'UnansweredQuestionsPage'),
});

export const knowledgeRoutes = [
  profile,
  sources.addChildren([createRoute({ getParentRoute: () => sources, path: '$sourceId' })]),
  questions,
];
