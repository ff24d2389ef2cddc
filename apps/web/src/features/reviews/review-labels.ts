import type { ReviewReason, ReviewStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { Tone } from '../../ui/status-badge.tsx';

export const REASON_TITLES: Readonly<Record<ReviewReason, string>> = {
  SAMPLE: t`Sample`,
  LOW_RATING: t`Low rating`,
  HANDOFF: t`Handoff`,
  SAFETY: t`Safety match`,
  UNSUPPORTED_STATEMENT: t`Unsupported statement`,
  MEMBER: t`Added by a member`,
  SECOND_REVIEW: t`Second review`,
};

export const reasonsText = (reasons: readonly ReviewReason[]): string =>
  reasons.map((reason) => REASON_TITLES[reason]).join(', ');

export const STATUS_BADGES: Readonly<Record<ReviewStatus, { label: string; tone: Tone }>> = {
  OPEN: { label: t`Open`, tone: 'info' },
  CLAIMED: { label: t`Claimed`, tone: 'warning' },
  COMPLETED: { label: t`Completed`, tone: 'good' },
};

export const SCORE_TITLES = {
  accuracyScore: t`Accuracy`,
  toneScore: t`Tone`,
  outcomeScore: t`Outcome`,
} as const;
export type ScoreName = keyof typeof SCORE_TITLES;
export const SCORE_NAMES = ['accuracyScore', 'toneScore', 'outcomeScore'] as const satisfies readonly ScoreName[];

export const SCORE_HELP: Readonly<Record<ScoreName, string>> = {
  accuracyScore: t`Were the answers correct and complete?`,
  toneScore: t`Was the tone right for the contact?`,
  outcomeScore: t`Did the contact get what they needed?`,
};

export const SCORE_OPTIONS = [
  { value: '', label: t`Does not apply` },
  { value: '5', label: t`5 – Very good` },
  { value: '4', label: t`4 – Good` },
  { value: '3', label: t`3 – Okay` },
  { value: '2', label: t`2 – Bad` },
  { value: '1', label: t`1 – Very bad` },
];
