export { FailedJobsResolver } from './graphql/failed-jobs.resolver.ts';
export { PlatformResolver } from './graphql/platform.resolver.ts';
export { RegistrationResolver } from './graphql/registration.ts';
