/** Reasons why an outbound call did not reach a person. */
export const UNANSWERED_REASONS = ['BUSY', 'NO_ANSWER', 'VOICEMAIL'] as const;
export type UnansweredReason = (typeof UNANSWERED_REASONS)[number];

export const UNANSWERED_REASON_TITLES: Record<UnansweredReason, string> = {
  BUSY: 'Busy',
  NO_ANSWER: 'No answer',
  VOICEMAIL: 'Voicemail',
};

/**
 * End reasons that Vapi reports for unanswered calls. Any other end reason means that the call was answered or failed.
 */
const END_REASONS: Readonly<Record<string, UnansweredReason>> = {
  'customer-busy': 'BUSY',
  'customer-did-not-answer': 'NO_ANSWER',
  voicemail: 'VOICEMAIL',
};

/** Returns the unanswered reason for an end reason of the provider. Null if the call was answered or failed. */
export const unansweredReasonOf = (endedReason: string | null): UnansweredReason | null =>
  (endedReason !== null && Object.hasOwn(END_REASONS, endedReason) && END_REASONS[endedReason]) || null;

/** What happens if the final call attempt is not answered. NOTIFY: members are notified. MARK_LOST: the lead becomes LOST. */
export const UNREACHED_ACTIONS = ['NOTIFY', 'MARK_LOST'] as const;
export type UnreachedAction = (typeof UNREACHED_ACTIONS)[number];

export const UNREACHED_ACTION_TITLES: Record<UnreachedAction, string> = {
  NOTIFY: 'Notify the team',
  MARK_LOST: 'Mark the lead as lost',
};

export interface DialPolicy {
  /** Maximum number of automatic calls to one lead. */
  readonly attempts: number;
  /** Minimum time between two automatic calls to one lead, in minutes. */
  readonly spacingMinutes: number;
  /** Message that is spoken on voicemail. If empty, nothing is spoken and the call ends. */
  readonly voicemailMessage: string;
  readonly whenUnreached: UnreachedAction;
}

export const DEFAULT_DIAL_POLICY: DialPolicy = {
  attempts: 3,
  spacingMinutes: 120,
  voicemailMessage: '',
  whenUnreached: 'NOTIFY',
};

export const DIAL_POLICY = {
  attempts: { min: 1, max: 10 },
  spacingMinutes: { min: 5, max: 7 * 24 * 60 },
  voicemailMessageLength: 500,
} as const;

export type DialPolicyField = 'attempts' | 'spacingMinutes' | 'voicemailMessage';

/** Returns the name of the first field whose value is outside its range, or null. */
export function invalidDialPolicy(policy: Omit<DialPolicy, 'whenUnreached'>): DialPolicyField | null {
  if (!isWithin(policy.attempts, DIAL_POLICY.attempts)) return 'attempts';
  if (!isWithin(policy.spacingMinutes, DIAL_POLICY.spacingMinutes)) return 'spacingMinutes';
  return policy.voicemailMessage.length > DIAL_POLICY.voicemailMessageLength ? 'voicemailMessage' : null;
}

const isWithin = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  Number.isInteger(value) && value >= min && value <= max;
