export { RegistrationResolver } from './graphql/registration.resolver.ts';
