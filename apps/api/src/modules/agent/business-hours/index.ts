export { BusinessDay, BusinessDayInput, BusinessHoursResolver } from './graphql/business-hours.ts';
export { type HoursNow, hoursAt } from './hours-at.ts';
export { type GivenDay, parseWeek, presentWeek } from './week.ts';
