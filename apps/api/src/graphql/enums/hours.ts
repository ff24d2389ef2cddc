import { CLOSED_BEHAVIORS, ROUTE_HOURS, ROUTE_OVERFLOWS, WEEKDAYS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WeekdayEnum = enumOf('Weekday', 'Day of the week.', WEEKDAYS);
export const ClosedBehaviorEnum = enumOf(
  'ClosedBehavior',
  'What the agent does outside business hours: answer as usual, answer and say when the team is back, or take a message.',
  CLOSED_BEHAVIORS,
);
export const RouteHoursEnum = enumOf(
  'RouteHours',
  'When a rule of a number applies: within its business hours, outside of them, at hours of the rule itself (also on holidays), or always.',
  ROUTE_HOURS,
);
export const RouteOverflowEnum = enumOf(
  'RouteOverflow',
  'What happens without an enabled service. NEXT: the next rule that applies, then the service of the number. TEAM: people answer.',
  ROUTE_OVERFLOWS,
);
