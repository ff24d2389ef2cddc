export { FailedJobsResolver } from './graphql/failed-job.ts';
export { PlatformResolver } from './graphql/platform.resolver.ts';
export { RegistrationResolver } from './graphql/registration.ts';
