export { readEffectiveHours } from './business-hours.repository.ts';
export { BusinessHoursResolver } from './graphql/business-hours.resolver.ts';
export { type HoursNow, hoursAt } from './hours-at.ts';
