export { type AgentChange, type AgentContent, changesBetween } from './changes.ts';
export { GOALS, type Goal } from './engine/default-graph.ts';
export { DEFAULT_PERSONA, Persona } from './persona.ts';
export { DEFAULT_QUESTIONS, QUESTION_TYPES, Question, type QuestionType } from './question.ts';
export { SensitiveTopic, TOPIC_REACTIONS, type TopicReaction, topicRules } from './sensitive-topics.ts';
