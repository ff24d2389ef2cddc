import { AGENT_CHECK_KINDS, AGENT_STEP_KINDS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const AgentStepKindEnum = enumOf('AgentStepKind', 'Kind of a step of an agent run.', AGENT_STEP_KINDS, {
  UNDERSTANDING: "A model interpreted the contact's messages.",
  WORDING: 'A model wrote the reply.',
  TOOL: 'A tool was run.',
});
export const AgentCheckKindEnum = enumOf('AgentCheckKind', "What is checked in a model's reply.", AGENT_CHECK_KINDS, {
  FORMAT: 'The reply matches the schema.',
  INTERPRETATION: 'The names, values and quotes in the interpretation exist.',
  WORDING: 'The text is complete, within the length limit, and contains no invented numbers.',
  SOURCES: 'The cited passages were offered and support the text.',
  BUDGET: 'The monthly cost limit was not reached.',
});
