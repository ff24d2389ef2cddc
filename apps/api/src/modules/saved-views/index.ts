export { SavedViewResolver } from './graphql/saved-view.resolver.ts';
