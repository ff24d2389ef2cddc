export { OptOutResolver } from './graphql/opt-out.resolver.ts';
