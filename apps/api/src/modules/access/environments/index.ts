export { EnvironmentResolver } from './graphql/environment.resolver.ts';
