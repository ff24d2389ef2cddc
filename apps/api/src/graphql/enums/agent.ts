import { GOALS, QUESTION_TYPES, TOPIC_REACTIONS } from '@frontdesk/agent';
import { OUTCOMES } from '@frontdesk/agent/engine';
import {
  AGENT_SETUP_STEPS,
  AGENT_STATUSES,
  CLOSED_BEHAVIORS,
  ROUTE_HOURS,
  ROUTE_OVERFLOWS,
  SETUP_GUIDE_STEPS,
  WEEKDAYS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const GoalEnum = enumOf('AgentGoal', "Goal of the agent's conversations.", GOALS, {
  BOOK: 'A qualified lead with a booked appointment.',
  QUALIFY: 'A qualified lead, without an appointment.',
});
export const QuestionTypeEnum = enumOf('QuestionType', 'Type of the answer to a question.', QUESTION_TYPES, {
  TEXT: 'Free text.',
  NUMBER: 'A number.',
  CHOICE: 'One of several allowed answers.',
  YES_NO: 'Yes or no.',
  EMAIL: 'An email address.',
  DATE: 'A date.',
});
export const OutcomeEnum = enumOf('AgentOutcome', 'Outcome of one episode of a conversation.', OUTCOMES, {
  BOOKED: 'The agent booked an appointment.',
  RESCHEDULED: 'The agent rescheduled an appointment.',
  CANCELLED: 'The agent canceled an appointment.',
  KEPT: 'The contact decided to keep an existing appointment.',
  QUALIFIED: 'The lead is qualified.',
  UNQUALIFIED: 'The lead is not qualified.',
  ANSWERED: "The agent answered the contact's question.",
  UNANSWERED: "The agent could not answer the contact's question.",
  MESSAGE_TAKEN: 'The agent took a message for the members.',
  CALLBACK_SET: 'The agent scheduled a callback.',
  HANDED_OFF: 'The agent handed off to a human.',
  OPTED_OUT: 'The contact opted out.',
  ABANDONED: 'The contact stopped replying or canceled the request.',
});
export const TopicReactionEnum = enumOf(
  'TopicReaction',
  'How the agent responds if a contact raises a sensitive topic.',
  TOPIC_REACTIONS,
  {
    DECLINE: 'The agent declines to discuss the topic.',
    ANSWER: 'The agent replies with a configured text.',
    HAND_OVER: 'The agent hands off to a human.',
  },
);

export const AgentStatusEnum = enumOf('AgentStatus', 'Whether the agent replies to contacts.', AGENT_STATUSES, {
  LIVE: 'The agent replies to contacts.',
  PAUSED: 'The agent is paused.',
  INCOMPLETE: 'A part of the setup is missing.',
});
export const AgentSetupStepEnum = enumOf(
  'AgentSetupStep',
  'A part of the setup that is missing before the agent can reply.',
  AGENT_SETUP_STEPS,
  {
    CONNECT_CHANNEL: 'The account for the channel is not connected: Twilio for WhatsApp, Vapi for voice.',
    VERIFY_CHANNEL: 'The credentials of the account for the channel are not verified.',
    CONNECT_MODEL: 'The account for the language model is not connected.',
    VERIFY_MODEL: 'The credentials of the account for the language model are not verified.',
    ADD_NUMBER: 'No phone number is active.',
    ROUTE_NUMBER: 'The service of the phone number is disabled or, for voice, not assigned.',
    PUBLISH_AGENT: 'No version of the agent is published.',
    CHOOSE_GREETING:
      'WhatsApp only: the sending number has no approved greeting template. The agent replies to messages, but does not greet new leads.',
  },
);
export const SetupGuideStepNameEnum = enumOf(
  'SetupGuideStepName',
  'Name of a step of the setup guide.',
  SETUP_GUIDE_STEPS,
  {
    CONNECT_CHANNEL: 'Connect and verify the account for the channel.',
    CONNECT_MODEL: 'Connect and verify the account for the language model.',
    ADD_NUMBER: 'Activate a phone number.',
    TEST_AGENT: 'Send a message in the test chat.',
    PUBLISH_AGENT: 'Publish the agent.',
    CHOOSE_GREETING: 'WhatsApp only: choose the template that greets new leads.',
    RECEIVE_LEAD: 'Receive the first lead.',
    INVITE_MEMBER: 'Invite another member.',
  },
);

export const WeekdayEnum = enumOf('Weekday', 'Day of the week.', WEEKDAYS, {
  MONDAY: 'Monday, day 1 of the week in ISO 8601.',
  TUESDAY: 'Tuesday, day 2 of the week in ISO 8601.',
  WEDNESDAY: 'Wednesday, day 3 of the week in ISO 8601.',
  THURSDAY: 'Thursday, day 4 of the week in ISO 8601.',
  FRIDAY: 'Friday, day 5 of the week in ISO 8601.',
  SATURDAY: 'Saturday, day 6 of the week in ISO 8601.',
  SUNDAY: 'Sunday, day 7 of the week in ISO 8601.',
});
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
  WEEKLY: 'At the opening times of the rule itself, including holidays.',
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
