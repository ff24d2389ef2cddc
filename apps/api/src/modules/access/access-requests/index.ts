export { AccessRequestResolver } from './graphql/access-request.ts';
