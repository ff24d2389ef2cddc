import { GOALS, QUESTION_TYPES, TOPIC_REACTIONS } from '@frontdesk/agent';
import { OUTCOMES } from '@frontdesk/agent/engine';
import { enumOf } from './enum-of.ts';

export const GoalEnum = enumOf('AgentGoal', "Goal of the agent's conversations.", GOALS);
export const QuestionTypeEnum = enumOf('QuestionType', 'Type of an answer.', QUESTION_TYPES);
export const OutcomeEnum = enumOf('AgentOutcome', 'Outcome of an episode of a conversation.', OUTCOMES);
export const TopicReactionEnum = enumOf(
  'TopicReaction',
  'What the agent does when a sensitive topic is raised: decline, answer with a configured text, or hand off to a member.',
  TOPIC_REACTIONS,
);
