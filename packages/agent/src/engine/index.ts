export { targetsOf } from './answers.ts';
export { type AssignmentFacts, assignedMembers } from './assign-problems.ts';
export { BUILTIN_SLOTS } from './builtins/slots.ts';
export { CALLER_NAME, CALLER_PHONE, withCallerQuestions } from './call/ask-caller.ts';
export { ASSISTANT_PROMPT, briefFor } from './call/assistant-prompt.ts';
export { type CallReply, callGuide, callReply } from './call/call-reply.ts';
export { CALL_TOOLS, type CallRequest, readCallTool } from './call/call-tools.ts';
export { type CallTurn, checkReport, continueInCall, playCallEvents, playReport } from './call/call-turn.ts';
export { keysIn } from './call/keypad.ts';
export { instantOf, localTime } from './dates.ts';
export { defaultGraphV2 } from './default-graph.ts';
export {
  composeGraph,
  draftProblems,
  type GraphParts,
  isBuiltinFlow,
  ownPartOf,
  type ProblemPlace,
  partsOfGraphV1,
  placeOf,
  type WorkspaceFacts,
} from './draft-graph.ts';
export { episodeOfEffect } from './effects.ts';
export { checkExpression, type ExpressionNames } from './expression/check.ts';
export {
  BUILTIN_FLOWS,
  type BuiltinFlow,
  type ContextGraph,
  ENTRY_EVENTS,
  type Entry,
  type Flow,
  OUTCOMES,
  type Outcome,
  SLOT_TYPES,
  type Slot,
  type State,
  type StateKind,
} from './graph.ts';
export { type GraphProblem, graphProblems } from './graph-problems.ts';
export { initialState } from './initial-state.ts';
export { textOf } from './json.ts';
export { CALL_LIMITS, DEFAULT_LIMITS, type Limits } from './limits.ts';
export { renameTargets } from './migrate-graph.ts';
export { isAwaitingReply, readState } from './migrate-state.ts';
export { withUnseenReply } from './offers.ts';
export {
  type ReadGraph,
  readGraph,
  readGraphV1,
  type SourceProblem,
  shapeProblemsOf,
  sourceOf,
} from './parse-graph.ts';
export { parseReply } from './parse-reply.ts';
export type { Passage, Plan } from './plan.ts';
export { askForRating, isOnlyRating, type RatingQuestion } from './rating.ts';
export { REASON_CODES, REASON_TITLES } from './reasons.ts';
export { fieldList, listedFields, namedField } from './record-fields.ts';
export { resolveFlows } from './resolve-flows.ts';
export { step } from './step.ts';
export { type SurfaceFacts, sentTemplates } from './surface-problems.ts';
export { choiceListLabel } from './templates/wording.ts';
export {
  type BuiltinTool,
  isBuiltinTool,
  TOOL_ERRORS,
  type ToolError,
  type ToolName,
  WORKSPACE_TOOL_KINDS,
  type WorkspaceToolKind,
} from './tools.ts';
export { withTopicFlows } from './topic-flows.ts';
export type {
  BookingFact,
  Check,
  Choice,
  Command,
  Context,
  Dict,
  EffectResult,
  EngineEvent,
  EngineState,
  Env,
  Json,
  PlannedEffect,
  SentForm,
  View,
} from './types.ts';
export { type ModelCall, understandCall } from './understand-prompt.ts';
export { SILENCE_STEPS } from './voice.ts';
export { wordCall } from './word-prompt.ts';
export type { ToolArgument, WorkspaceTool } from './workspace-tools.ts';
