export { PlatformResolver } from './graphql/platform.resolver.ts';
export { RegistrationResolver } from './graphql/registration.resolver.ts';
