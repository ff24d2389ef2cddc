export { EnvironmentResolver } from './graphql/environment.ts';
