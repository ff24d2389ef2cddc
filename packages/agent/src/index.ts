<<<<<<< HEAD
export { ASSISTANT_PROMPT, briefFor, type CallBrief, nextCallInstruction, toolAnswerInCall } from './call-brief.ts';
export { callGraphOf } from './call-graph.ts';
=======
>>>>>>> a29a35e6 (calls: send tools, keys and silence steps with each call)
export { type AgentChange, type AgentContent, changesBetween } from './changes.ts';
export type { Command, ReducerResult } from './commands.ts';
export { DEFAULT_QUESTIONS, defaultGraph, GOALS, type Goal } from './default-graph.ts';
export type { AgentEvent, ToolCall, ToolResult } from './events.ts';
export { type ContextGraph, OUTCOMES, type Outcome, type State, type StateKind } from './graph.ts';
export { currentState } from './graph-position.ts';
export { edgesOf } from './graph-problems.ts';
export { AGENT_LIMITS } from './limits.ts';
export { abortedTurnMemory, createMemory, isAwaitingReply, Memory, returningMemory } from './memory.ts';
export { type ParsedGraph, parseGraph, type SourceProblem, sourceOf } from './parse-graph.ts';
export { type ModelReplyInput, parseModelReply } from './parse-model-reply.ts';
export { DEFAULT_PERSONA, Persona } from './persona.ts';
export { type ModelMessage, type Prompt, type PromptFacts, promptFor, type Utterance } from './prompt.ts';
export { QUESTION_TYPES, Question, type QuestionType } from './question.ts';
export { reduce } from './reduce.ts';
export { SensitiveTopic, TOPIC_REACTIONS, type TopicReaction, topicRules } from './sensitive-topics.ts';
export { TOOLS, type ToolName } from './tool-names.ts';
export type { ToolDefinition } from './tools.ts';
