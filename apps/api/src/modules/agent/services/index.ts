export { ServiceResolver } from './graphql/service.ts';
export { disabledMessage, serviceById, serviceOf } from './service-of.ts';
