import { GOALS, QUESTION_TYPES, TOPIC_REACTIONS } from '@frontdesk/agent';
import { OUTCOMES } from '@frontdesk/agent/engine';
import { enumOf } from './enum-of.ts';

export const GoalEnum = enumOf('AgentGoal', "Goal of the agent's conversations.", GOALS);
export const QuestionTypeEnum = enumOf('QuestionType', 'Type of the answer to a question.', QUESTION_TYPES);
export const OutcomeEnum = enumOf('AgentOutcome', 'Outcome of one episode of a conversation.', OUTCOMES);
export const TopicReactionEnum = enumOf(
  'TopicReaction',
  'How the agent responds if a contact raises a sensitive topic.',
  TOPIC_REACTIONS,
);
