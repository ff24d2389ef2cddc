export { OptOutResolver } from './graphql/opt-out.ts';
