import type { SafetyOutcome } from '@frontdesk/domain';
import type { WatchedConcept } from './safety.repository.ts';

/** Location of a text: a message in a conversation, or an utterance in a call. */
export type MatchLocation =
  | { readonly conversationId: string; readonly messageId: string }
  | { readonly callId: string; readonly turnId: string };

/** Monitored concept that was found in a text, either by a phrase or by the model. */
export interface SafetyMatch {
  readonly concept: WatchedConcept;
  /** Matched phrase. Empty if the model found the match. */
  readonly phrase: string;
  /** Confidence of the model in the match, from 0 to 1. Null if a phrase matched. */
  readonly confidence: number | null;
}

/** Returns the outcome of the monitored concept's rule. A match of a concept without a rule is only recorded. */
export const outcomeOf = ({ concept }: Pick<SafetyMatch, 'concept'>): SafetyOutcome => concept.rule?.outcome ?? 'NOTE';
