export { SavedViewResolver } from './graphql/saved-view.ts';
export { transferViews } from './transfer-views.ts';
