export { ServiceResolver } from './graphql/service.resolver.ts';
export { disabledMessage, serviceById, serviceOf } from './service-of.ts';
