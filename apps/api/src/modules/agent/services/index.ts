export { ServiceResolver } from './graphql/service.ts';
export { disabledMessage, hasService, serviceById, serviceOf } from './service-of.ts';
export { createService, updateService } from './use-cases/services.ts';
