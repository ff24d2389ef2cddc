import type { SafetyOutcome } from '@frontdesk/domain';
import type { ConceptMatch } from '@frontdesk/domain/safety-matching';
import type { WatchedConcept } from './safety.repository.ts';

/** Location of a text: a message of a conversation or an utterance of a call. */
export type MatchLocation =
  | { readonly conversationId: string; readonly messageId: string }
  | { readonly callId: string; readonly turnId: string };

export type SafetyMatch = ConceptMatch<WatchedConcept>;

/** Outcome requested by the rule. */
export const outcomeOf = ({ concept }: SafetyMatch): SafetyOutcome => concept.rule?.outcome ?? 'NOTE';
