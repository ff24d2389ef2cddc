export { BusinessHoursResolver } from './graphql/business-hours.resolver.ts';
export { hoursAt } from './hours-at.ts';
