export { FailedJobsResolver } from './graphql/failed-job.ts';
export { ModelPriceResolver } from './graphql/model-price.ts';
export { PlatformResolver } from './graphql/platform.resolver.ts';
export { RegistrationResolver } from './graphql/registration.ts';
