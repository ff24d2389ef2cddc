import { CLOSED_BEHAVIORS, ROUTE_HOURS, ROUTE_OVERFLOWS, WEEKDAYS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WeekdayEnum = enumOf('Weekday', 'Day of the week.', WEEKDAYS);
export const ClosedBehaviorEnum = enumOf(
  'ClosedBehavior',
  'How the agent responds outside business hours.',
  CLOSED_BEHAVIORS,
  {
    ANSWER: 'The agent replies as usual.',
    ANSWER_AND_INFORM: 'The agent replies and states when members are available again.',
    TAKE_MESSAGE: 'The agent takes a message for the members.',
  },
);
export const RouteHoursEnum = enumOf('RouteHours', 'Hours in which a routing rule applies.', ROUTE_HOURS, {
  OPEN: 'Within the business hours of the number.',
  CLOSED: 'Outside the business hours of the number.',
  WEEKLY: 'At the opening times of the rule itself, also on holidays.',
  ALWAYS: 'At any time.',
});
export const RouteOverflowEnum = enumOf(
  'RouteOverflow',
  'What happens if neither the service of a routing rule nor its fallback is enabled.',
  ROUTE_OVERFLOWS,
  {
    NEXT: 'The next rule that applies is used, or the service of the number if no rule applies.',
    TEAM: 'Members answer.',
  },
);
