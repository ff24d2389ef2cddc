export { PlatformResolver } from './graphql/platform.resolver.ts';
