import { GOALS, QUESTION_TYPES, TOPIC_REACTIONS } from '@frontdesk/agent';
import { OUTCOMES } from '@frontdesk/agent/engine';
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
  CANCELLED: 'The agent cancelled an appointment.',
  KEPT: 'The contact decided to keep an existing appointment.',
  QUALIFIED: 'The lead is qualified.',
  UNQUALIFIED: 'The lead is not qualified.',
  ANSWERED: "The agent answered the contact's question.",
  UNANSWERED: "The agent could not answer the contact's question.",
  MESSAGE_TAKEN: 'The agent took a message for the members.',
  CALLBACK_SET: 'The agent scheduled a callback.',
  HANDED_OFF: 'The agent handed off to a human.',
  OPTED_OUT: 'The contact opted out.',
  ABANDONED: 'The contact stopped replying.',
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
