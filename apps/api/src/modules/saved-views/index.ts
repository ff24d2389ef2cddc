export { SavedViewResolver } from './graphql/saved-view.resolver.ts';
export { handOverViews } from './hand-over-views.ts';
