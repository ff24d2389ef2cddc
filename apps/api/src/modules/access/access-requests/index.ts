export { AccessRequestResolver } from './graphql/access-request.resolver.ts';
