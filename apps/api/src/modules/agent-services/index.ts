export { ServiceResolver } from './graphql/service.resolver.ts';
export { serviceById, serviceOf, switchedOff } from './service-of.ts';
