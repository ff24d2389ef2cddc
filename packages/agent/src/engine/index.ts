export { instantOf, localTime } from './dates.ts';
export { defaultGraphV2 } from './default-graph.ts';
export type { ContextGraph, Flow, Outcome, Slot } from './graph.ts';
export { graphProblems } from './graph-problems.ts';
export { initialState } from './initial-state.ts';
export { textOf } from './json.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { migrateGraph } from './migrate-graph.ts';
export { isAwaitingReply, readState } from './migrate-state.ts';
export { withUnseenReply } from './offers.ts';
export { type ParsedGraph, parseGraph, type SourceProblem, sourceOf } from './parse-graph.ts';
export { parseReply } from './parse-reply.ts';
export type { Passage, Plan, PlanPart } from './plan.ts';
export { REASON_TITLES, type ReasonCode } from './reasons.ts';
export { step } from './step.ts';
export { CHANGE_TOOLS, TOOL_NAMES, type ToolError, type ToolName } from './tools.ts';
export type {
  BookingFact,
  Button,
  Command,
  Context,
  Dict,
  EffectResult,
  EngineEvent,
  EngineState,
  Env,
  Json,
  StepResult,
  View,
} from './types.ts';
export { type ModelCall, understandCall } from './understand-prompt.ts';
export { type WordFacts, wordCall } from './word-prompt.ts';
