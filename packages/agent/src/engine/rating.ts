import { minutesBetween } from './dates.ts';
import type { Draft } from './draft.ts';
import { closeEpisode } from './episodes.ts';
import { ratingTexts, SCORES, scoreIn } from './templates/ratings.ts';
import type { Choice, Command, EngineState } from './types.ts';

/** Hours after the question within which a rating or comment is accepted. */
const RATING_HOURS = 24;

interface RatingRequest {
  /** Id of the rating. The ids of the options contain it. */
  readonly id: string;
  readonly now: string;
  /** Whether the conversation has been silent long enough that an open flow is ended. */
  readonly isOver: boolean;
}

export interface RatingQuestion {
  readonly state: EngineState;
  readonly text: string;
  readonly choices: readonly Choice[];
}

/**
 * Returns the question for a rating of the episode, with the state that waits for the answer. Returns null while a
 * reply is in progress, after a handoff, or if the episode has not ended. The state that was passed is not changed.
 */
export function askForRating(stored: EngineState, { id, now, isOver }: RatingRequest): RatingQuestion | null {
  const hasEnded = stored.episode.outcome !== null;
  if (stored.phase !== 'idle' || stored.turn !== null || !(hasEnded || isOver)) return null;
  const state = JSON.parse(JSON.stringify(stored)) as EngineState;
  if (!hasEnded) {
    closeEpisode(state, 'ABANDONED');
    state.episode.greeted = false;
  }
  state.rating = { id, step: 'score', askedAt: now };
  const { question, labels } = ratingTexts(state.language);
  const lines = SCORES.map((score) => `${score} – ${labels[score]}`);
  const choices = SCORES.map((score) => {
    const label = `${score} – ${labels[score]}`;
    return { id: choiceId(id, score), label, title: label };
  });
  return { state, text: [question, ...lines].join('\n'), choices };
}

/**
 * Returns the id of the option for a score. The hyphens of the rating's id are removed, because option ids contain no
 * hyphens.
 */
const choiceId = (id: string, score: number): string => `rating.${id.replaceAll('-', '')}.${score}`;

/**
 * Applies a message to the open question for a rating, without the model. Returns the text that the model must
 * interpret, or null if there is none. A message without a rating closes the question.
 */
export function applyRating(
  draft: Draft,
  { text, button }: { readonly text: string; readonly button: string | null },
): string | null {
  const { state, env } = draft;
  const { rating } = state;
  if (!rating) return text;
  if (isExpired(rating, env.now)) return lapse(draft, text);
  if (rating.step === 'comment') return applyCommentStep(draft, { text, button, id: rating.id });
  const [score, comment] = button === null ? scoreIn(text) : [pressedScore(rating.id, button), ''];
  if (score === null) return lapse(draft, text);
  draft.commands.push({ type: 'rate', id: rating.id, score });
  state.episode.lastAt = env.now;
  state.rating = { ...rating, step: 'comment' };
  if (comment !== '') return comment;
  say(draft, ratingTexts(state.language).commentQuestion);
  return null;
}

type OpenRating = NonNullable<EngineState['rating']>;

const isExpired = ({ askedAt }: OpenRating, now: string): boolean => minutesBetween(askedAt, now) >= RATING_HOURS * 60;

const pressedScore = (id: string, button: string) => SCORES.find((one) => choiceId(id, one) === button) ?? null;

interface RatingReply {
  readonly text: string;
  /** Id of the pressed option. Null if the contact wrote a message. */
  readonly button: string | null;
  readonly now: string;
}

/** Returns whether a message only rates the episode or only declines to comment, so that no member needs to read it. */
export function isOnlyRating({ rating, language }: EngineState, { text, button, now }: RatingReply): boolean {
  if (!rating || isExpired(rating, now)) return false;
  if (button !== null) return pressedScore(rating.id, button) !== null;
  if (rating.step === 'comment') return ratingTexts(language).declines.test(text);
  const [score, comment] = scoreIn(text);
  return score !== null && comment === '';
}

function lapse({ state }: Draft, text: string): string {
  state.rating = null;
  return text;
}

/**
 * Handles a message after the rating. Returns the text that can be the comment, or null if the contact declined to
 * comment or pressed an option of the question again.
 */
function applyCommentStep(
  draft: Draft,
  { text, button, id }: { readonly text: string; readonly button: string | null; readonly id: string },
): string | null {
  const { state, env } = draft;
  const { commentQuestion, thanks, declines } = ratingTexts(state.language);
  if (button !== null) {
    if (pressedScore(id, button) === null) return lapse(draft, text);
    say(draft, commentQuestion);
    return null;
  }
  if (!declines.test(text)) return text;
  state.rating = null;
  state.episode.lastAt = env.now;
  say(draft, thanks);
  return null;
}

const say = ({ commands }: Draft, text: string): void => {
  commands.push({ type: 'say', segments: [{ text, sources: [] }], choices: [] });
};

const NEW_MATTERS: readonly string[] = ['start', 'ask', 'human', 'opt_out', 'choose', 'clarify'];

/**
 * Stores the message of the turn as the comment of the rating, thanks the contact and ends the turn. Returns false if
 * no comment is expected or the message concerns another matter, which closes the question. `acts` is empty if no model
 * could be called.
 */
export function takeComment(draft: Draft, acts: readonly { readonly a: string }[]): boolean {
  const { state } = draft;
  const { rating } = state;
  state.rating = null;
  if (rating?.step !== 'comment' || acts.some(({ a }) => NEW_MATTERS.includes(a))) return false;
  const messageId = draft.turn.messageIds.at(-1);
  if (messageId === undefined) return false;
  draft.commands.push({ type: 'comment_rating', id: rating.id, messageId } satisfies Command);
  say(draft, ratingTexts(state.language).thanks);
  state.turn = null;
  state.phase = 'idle';
  return true;
}
