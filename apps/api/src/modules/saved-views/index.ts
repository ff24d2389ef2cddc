export { SavedViewResolver } from './graphql/saved-view.resolver.ts';
export { handOverViews } from './transfer-views.ts';
