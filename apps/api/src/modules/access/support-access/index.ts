export { SupportResolver } from './graphql/support.ts';
