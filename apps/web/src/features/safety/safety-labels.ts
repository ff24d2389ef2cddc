import { SAFETY_OUTCOME_TITLES, type SafetyOutcome, type SafetySeverity } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import type { Tone } from '../../ui/status-badge.tsx';

interface Window {
  severity: SafetySeverity;
  minMatches: number;
  windowSize: number;
}

export const OUTCOME_TONES: Record<SafetyOutcome, Tone> = {
  NOTE: 'neutral',
  ALERT: 'info',
  INSTRUCT: 'warning',
  HAND_OVER: 'bad',
};

export const titleOf = (outcome: SafetyOutcome): string => SAFETY_OUTCOME_TITLES[outcome];

/** Describes how often a contact must mention a concept until it matches. */
export const windowText = ({ severity, minMatches, windowSize }: Window): string =>
  severity === 'SERIOUS' ? t`Any mention` : t`${minMatches} of the last ${windowSize} messages`;

const SHOWN = 4;

/** Returns the first phrases of a concept, and the number of further phrases. */
export function phraseText(phrases: readonly string[]): string {
  const shown = phrases
    .slice(0, SHOWN)
    .map((phrase) => `“${phrase}”`)
    .join(', ');
  const more = phrases.length - SHOWN;
  return more > 0 ? t`${shown} and ${plural(more, { one: '# more phrase', other: '# more phrases' })}` : shown;
}
