export { SupportResolver } from './graphql/support.resolver.ts';
