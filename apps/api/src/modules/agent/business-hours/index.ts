export { readEffectiveHours } from './business-hours.repository.ts';
export { type GivenDay, type HoursNow, hoursAt, parseWeek, presentWeek } from './business-hours.ts';
export { BusinessDay, BusinessDayInput, BusinessHoursResolver } from './graphql/business-hours.ts';
