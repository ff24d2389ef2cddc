import type { SafetyOutcome } from '@frontdesk/domain';
import type { WatchedConcept } from './safety.repository.ts';

/** Location of a text: a message of a conversation or an utterance of a call. */
export type MatchLocation =
  | { readonly conversationId: string; readonly messageId: string }
  | { readonly callId: string; readonly turnId: string };

/** A concept that a phrase or the model found. */
export interface SafetyMatch {
  readonly concept: WatchedConcept;
  /** Empty for a match of the model. */
  readonly phrase: string;
  /** Confidence of the model from 0 to 1. Null for a phrase. */
  readonly confidence: number | null;
}

/** Outcome requested by the rule. */
export const outcomeOf = ({ concept }: Pick<SafetyMatch, 'concept'>): SafetyOutcome => concept.rule?.outcome ?? 'NOTE';
