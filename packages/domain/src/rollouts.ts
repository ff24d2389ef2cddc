import type { HandoffCode } from './handoffs.ts';

export const ROLLOUT_STATUSES = ['ACTIVE', 'PROMOTED', 'ROLLED_BACK'] as const;
export type RolloutStatus = (typeof ROLLOUT_STATUSES)[number];

/**
 * Reasons why a rollout ended. MEMBER: a member ended the rollout. HANDOFFS and FAILURES: a limit was exceeded. TESTS:
 * a test run of the new version failed.
 */
export const ROLLOUT_END_REASONS = ['MEMBER', 'HANDOFFS', 'FAILURES', 'TESTS'] as const;
export type RolloutEndReason = (typeof ROLLOUT_END_REASONS)[number];
/** Reasons for which a rollout is rolled back automatically. */
export type AutomaticRollbackReason = Exclude<RolloutEndReason, 'MEMBER'>;

/** Limits of the settings of a rollout. */
export const ROLLOUT_LIMITS = { minEpisodes: 1000 } as const;

/** Handoffs because of a failure of the agent, not at the contact's request or by a rule of the workspace. */
export const FAILURE_CODES: readonly HandoffCode[] = [
  'NOT_CONNECTED',
  'TOOL_FAILED',
  'BOOKING_UNKNOWN',
  'LOOP_GUARD',
  'MODEL_FAILED',
  'COST_LIMIT',
  'DEADLINE',
];

/** Outcomes of an episode that ended without a handoff to a person. */
export const RESOLVED_OUTCOMES = [
  'BOOKED',
  'RESCHEDULED',
  'CANCELLED',
  'KEPT',
  'QUALIFIED',
  'UNQUALIFIED',
  'ANSWERED',
] as const;
