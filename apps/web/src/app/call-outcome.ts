import {
  CALL_OUTCOME_TITLES,
  type CallOutcome,
  UNANSWERED_REASON_TITLES,
  type UnansweredReason,
} from '@frontdesk/domain';

interface Ended {
  outcome: CallOutcome | null;
  unansweredReason: UnansweredReason | null;
}

/** Returns the label of a call's outcome, for example “Not reached (voicemail)”, or null if the call has no outcome. */
export function callOutcomeLabel({ outcome, unansweredReason }: Ended): string | null {
  const title = outcome && CALL_OUTCOME_TITLES[outcome];
  const reason = unansweredReason && UNANSWERED_REASON_TITLES[unansweredReason].toLowerCase();
  return title && reason ? `${title} (${reason})` : title;
}
