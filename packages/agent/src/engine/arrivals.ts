import type { Draft } from './draft.ts';
import { expireEpisode, openEpisode, openMatter, prefill, prefillFromRecords, startEntryFlow } from './episodes.ts';
import { renewOffers } from './renew-offers.ts';
import { finishPlan } from './speak.ts';
import { acknowledge, addPart } from './turn-plan.ts';
import { beginTurn, continueTurn, isWithinLimits, understand } from './turns.ts';
import type { EngineEvent } from './types.ts';

type EventOf<K extends EngineEvent['type']> = Extract<EngineEvent, { type: K }>;

/** Whether the agent may write to the contact now. */
export const isReplyAllowed = ({ env }: Draft): boolean => env.context.permission === 'reply';

/**
 * Greets a lead, or only stores the fields of the form if the agent may not reply, has handed off or is preparing a
 * reply. The model first reads the text of the lead form, so that the agent does not ask for information that the text
 * contains.
 */
export function onLead(draft: Draft, { fields, message, waited }: EventOf<'lead_arrived'>): void {
  const { state } = draft;
  prefill(draft, fields, 'form');
  if (!isReplyAllowed(draft) || state.phase === 'handed_off' || state.turn) return;
  openMatter(draft);
  prefill(draft, fields, 'form');
  const text = message?.trim() ?? '';
  enter(draft, 'lead_arrived', text === '' ? [] : [text]);
  if (waited) addPart(draft, { kind: 'say', style: 'instruction', words: apologyFor(waited) });
  proceed(draft);
}

const apologyFor = (waited: string): string => `They waited ${waited} for this greeting. Apologize for the wait.`;

export function onCallStarted(draft: Draft): void {
  const { state } = draft;
  if (!isReplyAllowed(draft) || state.phase === 'handed_off' || state.turn) return;
  expireEpisode(draft);
  if (state.episode.outcome !== null) openEpisode(draft);
  renewOffers(draft);
  enter(draft, 'call_started', []);
  proceed(draft);
}

/** Begins a turn that was not caused by a message. */
function enter(draft: Draft, entry: 'lead_arrived' | 'call_started', texts: readonly string[]): void {
  prefillFromRecords(draft);
  beginTurn(draft, { ids: [], texts }, entry);
  draft.turn.progressed = true;
}

/** Sends the text of the turn to the model. If there is no text, continues the running flow. */
function proceed(draft: Draft): void {
  const { turn } = draft;
  if (turn.texts.length > 0) return understand(draft);
  if (draft.state.stack.length === 0) startEntryFlow(draft, turn.entry);
  if (isWithinLimits(draft)) continueTurn(draft);
  else finishPlan(draft);
}

/**
 * Stores the answers from a submitted form, and continues the flow that waits for the form. Answers that the contact
 * already gave are not overwritten.
 */
export function onFormSubmitted(draft: Draft, { fields, continues }: EventOf<'form_submitted'>): void {
  const { state } = draft;
  prefill(draft, fields, 'form');
  if (!continues || !isReplyAllowed(draft) || state.phase !== 'idle' || state.turn) return;
  beginTurn(draft, { ids: [], texts: [] });
  draft.turn.progressed = true;
  acknowledge(draft, 'noted');
  continueTurn(draft);
}
