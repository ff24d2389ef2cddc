import { GOALS, OUTCOMES, QUESTION_TYPES, TOPIC_REACTIONS } from '@frontdesk/agent';
import { enumOf } from './enum-of.ts';

export const GoalEnum = enumOf('AgentGoal', 'What conversations are for.', GOALS);
export const QuestionTypeEnum = enumOf('QuestionType', 'What an answer looks like.', QUESTION_TYPES);
export const OutcomeEnum = enumOf('AgentOutcome', 'How a conversation ended for the agent.', OUTCOMES);
export const TopicReactionEnum = enumOf(
  'TopicReaction',
  'What the agent does when a sensitive topic comes up: nothing of it, words that were given, or a person.',
  TOPIC_REACTIONS,
);
