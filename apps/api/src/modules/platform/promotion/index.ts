export { ConfigurationResolver } from './graphql/configuration.ts';
