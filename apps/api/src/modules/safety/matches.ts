import type { ConceptMatch, SafetyOutcome } from '@frontdesk/domain';
import type { WatchedConcept } from './safety.repository.ts';

/** Where something was said: in a message of a conversation, or in an utterance of a call. */
export type MatchLocation =
  | { readonly conversationId: string; readonly messageId: string }
  | { readonly callId: string; readonly turnId: string };

export type SafetyMatch = ConceptMatch<WatchedConcept>;

/** What its rule asks for. */
export const outcomeOf = ({ concept }: SafetyMatch): SafetyOutcome => concept.rule?.outcome ?? 'NOTE';
