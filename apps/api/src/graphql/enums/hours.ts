import { CLOSED_BEHAVIORS, ROUTE_HOURS, ROUTE_OVERFLOWS, WEEKDAYS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WeekdayEnum = enumOf('Weekday', 'Day of the week.', WEEKDAYS);
export const ClosedBehaviorEnum = enumOf(
  'ClosedBehavior',
  'How the agent responds outside business hours.',
  CLOSED_BEHAVIORS,
);
export const RouteHoursEnum = enumOf('RouteHours', 'Hours in which a routing rule applies.', ROUTE_HOURS);
export const RouteOverflowEnum = enumOf(
  'RouteOverflow',
  'What happens if neither the service of a routing rule nor its fallback is enabled.',
  ROUTE_OVERFLOWS,
);
