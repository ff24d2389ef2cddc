import { CLOSED_BEHAVIORS, WEEKDAYS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const WeekdayEnum = enumOf('Weekday', 'Day of the week.', WEEKDAYS);
export const ClosedBehaviorEnum = enumOf(
  'ClosedBehavior',
  'What the agent does outside business hours: answer as usual, answer and say when the team is back, or take a message.',
  CLOSED_BEHAVIORS,
);
