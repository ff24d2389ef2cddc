export { SearchResultResolver } from './graphql/search-result.ts';
