export { BusinessDayInput } from './graphql/business-hours.inputs.ts';
export { BusinessHoursResolver } from './graphql/business-hours.resolver.ts';
export { BusinessDay } from './graphql/business-hours.type.ts';
export { hoursAt } from './hours-at.ts';
export { type GivenDay, parseWeek, presentWeek } from './week.ts';
