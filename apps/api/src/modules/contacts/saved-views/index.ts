export { SavedViewResolver } from './graphql/saved-view.resolver.ts';
export { transferViews } from './transfer-views.ts';
