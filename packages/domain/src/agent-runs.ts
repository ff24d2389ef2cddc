/** Kinds of steps of an agent run. */
export const AGENT_STEP_KINDS = ['UNDERSTANDING', 'WORDING', 'TOOL'] as const;
export type AgentStepKind = (typeof AGENT_STEP_KINDS)[number];

/** Kinds of checks that an agent run performs after a model call. */
export const AGENT_CHECK_KINDS = ['FORMAT', 'INTERPRETATION', 'WORDING', 'SOURCES', 'BUDGET'] as const;
export type AgentCheckKind = (typeof AGENT_CHECK_KINDS)[number];

/** Lengths in characters. `runLength` limits the total length of all texts of a run. */
export const TRACE_LIMITS = { textLength: 32_000, runLength: 300_000, passageLength: 2000, steps: 50 } as const;
