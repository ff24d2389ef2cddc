import type { Segment } from './acts.ts';
import { checkWording } from './check-wording.ts';
import { shownChoices } from './choices.ts';
import { timeLabel } from './dates.ts';
import type { Draft } from './draft.ts';
import { endEpisode } from './episodes.ts';
import { dropFrame, pushFlow } from './frames.ts';
import { addLink } from './links.ts';
import type { Passage, PlanPart } from './plan.ts';
import { type Quote, quoteFrom } from './quote.ts';
import { spokenFor, spokenSentencesFor } from './templates/spoken.ts';
import { templateFor } from './templates/wording.ts';
import { acknowledge, addPart, orderPlan } from './turn-plan.ts';
import type { ReplySegment } from './types.ts';
import { speakPlan } from './voice-plan.ts';
import { walk } from './walk.ts';

/** Kinds of plan parts that consist of times and options. A reply with only these kinds is written from templates. */
const FIXED: readonly PlanPart['kind'][] = ['offer', 'confirm', 'done', 'bookings'];

/** Completes the plan and requests the text from the model, or builds the reply from templates. */
export function finishPlan(draft: Draft, hasModel = true): void {
  const { state, turn, env } = draft;
  if (turn.handOff) {
    const { open, opensAt } = env.context.hours;
    const label = open || opensAt === null ? null : timeLabel(opensAt, env.zone, state.language);
    const { reason, words } = turn.handOff;
    addPart(draft, { kind: 'hand_off', reason, words, opensAt: label });
  }
  // The question is marked as answered only when the answer is sent, because the model can find that no passage answers
  // it.
  if (turn.outcome !== 'ANSWERED') endWithOutcome(draft);
  if (turn.plan.length === 0) acknowledge(draft, 'chat');
  turn.plan = orderPlan(turn.plan, turn.handOff !== null);
  if (env.context.channel === 'whatsapp') turn.plan = withOneQuestion(turn.plan);
  if (!hasModel || usesTemplates(draft)) return sayFromTemplates(draft);
  requestWording(draft, []);
}

/** Removes the question after an offer of one time, because the offer is itself a question. */
function withOneQuestion(plan: readonly PlanPart[]): PlanPart[] {
  const isAsked = plan.some((part) => part.kind === 'offer' && part.of === 'times' && part.items.length === 1);
  return plan.filter((part) => !(isAsked && part.kind === 'ask' && part.slot === 'appointment'));
}

function endWithOutcome(draft: Draft): void {
  const { state, turn } = draft;
  if (state.stack.length === 0 && turn.outcome && !turn.handOff) endEpisode(draft, turn.outcome);
}

function usesTemplates({ turn, env }: Draft): boolean {
  if (env.context.prefersTemplates || turn.plan.every(({ kind }) => FIXED.includes(kind))) return true;
  // A handoff because of a failed model, a limit of the cost or the plan, the deadline or a safety rule is announced
  // with a template, so that the contact is informed even if the model fails.
  return ['MODEL_FAILED', 'COST_LIMIT', 'MODEL_BUDGET_REACHED', 'PLAN_LIMIT_REACHED', 'DEADLINE', 'SAFETY'].includes(
    turn.handOff?.reason ?? '',
  );
}

/**
 * Accepts the model's text, requests a new text for a changed plan or with a list of problems, or falls back to
 * templates.
 */
export function applyWording(draft: Draft, segments: readonly Segment[]): void {
  const { state, turn, env } = draft;
  if (leaveUnanswered(draft, segments)) return requestWording(draft, []);
  const { problems, unsupported, checks } = checkWording(turn.plan, segments, {
    lastReply: state.lastReply,
    channel: env.context.channel,
  });
  draft.checks.push(...checks);
  if (problems.length === 0)
    return say(draft, withoutRepeats(segments.map((segment, index) => segmentOf(turn.plan[index]!, segment))));
  // After the last retry, the reply is built from templates and the parts of the text that passed the checks.
  if (turn.retries.word >= env.context.limits.modelRetries) return sayFromTemplates(draft, unsupported, segments);
  retryWording(draft, problems);
}

/**
 * Replaces each fact for which the model returned an empty text with a part that says that the agent does not know the
 * answer, and offers help unless the agent hands off. Returns whether the plan changed.
 */
function leaveUnanswered(draft: Draft, segments: readonly Segment[]): boolean {
  const { turn } = draft;
  const isEmpty = (index: number) =>
    segments[index]?.part === index + 1 && segments.length === turn.plan.length && segments[index].text.trim() === '';
  const questions = turn.plan.flatMap((part, index) => (part.kind === 'fact' && isEmpty(index) ? [part.question] : []));
  if (questions.length === 0) return false;
  const problems = questions.map((question) => `The passages do not answer “${question}”.`);
  draft.checks.push({ kind: 'SOURCES', problems });
  turn.plan = turn.plan.map((part, index) =>
    part.kind === 'fact' && isEmpty(index) ? { kind: 'unknown', question: part.question } : part,
  );
  turn.unanswered.push(...questions);
  if (!turn.handOff) offerHelp(draft);
  turn.plan = orderPlan(turn.plan, turn.handOff !== null);
  return true;
}

/**
 * Adds the question whether the agent should involve a person or take a message. If a flow is running, only adds a note
 * that the question was recorded. Does nothing if the agent already asks this question, or if the episode has ended.
 */
function offerHelp(draft: Draft): void {
  if (draft.openSlot === 'unknown_choice' || draft.state.episode.outcome !== null) return;
  if (draft.state.stack.length > 0) return acknowledge(draft, 'question_noted');
  const frame = pushFlow(draft, 'answer');
  if (!frame) return;
  // A flow of the workspace that replaces the built-in one may have no `help` state.
  if (!Object.hasOwn(draft.flowOf(frame)?.states ?? {}, 'help')) return dropFrame(draft, frame);
  frame.state = 'help';
  walk(draft);
}

export function retryWording(draft: Draft, problems: readonly string[]): void {
  draft.turn.retries.word++;
  requestWording(draft, problems);
}

function requestWording(draft: Draft, problems: readonly string[]): void {
  const { state, turn } = draft;
  state.phase = 'wording';
  state.callId = draft.id('w');
  const plan = { language: state.language, parts: turn.plan };
  draft.commands.push({ type: 'word', callId: state.callId, plan, problems });
}

const segmentOf = (part: PlanPart, { text, sources }: Segment): ReplySegment => ({
  text: text.trim(),
  sources: part.kind === 'fact' ? part.passages.filter(({ id }) => sources.includes(id)) : passagesIn(part),
});

/** Returns the passages from tool results that a part inserts. */
const passagesIn = (part: PlanPart): readonly Passage[] => (part.kind === 'say' ? (part.passages ?? []) : []);

/**
 * Builds the reply from templates. For a fact, the model's text is used if it is supported and contains no numbers or
 * addresses. Otherwise the fact is quoted from its passages.
 */
export function sayFromTemplates(
  draft: Draft,
  unsupported: readonly number[] = [],
  segments: readonly Segment[] = [],
): void {
  const { state, turn, env } = draft;
  const facts = { language: state.language, namesQuestions: questionsIn(turn.plan) > 1 };
  if (env.context.channel === 'voice') return speakOnCall(draft);
  const segmented = turn.plan.map((part, index) => {
    const segment = segments[index];
    // A supported fact without numbers is usable even if another part of the text has a problem.
    if (
      part.kind === 'fact' &&
      segment?.part === index + 1 &&
      !unsupported.includes(index + 1) &&
      hasNoFigures(segment)
    )
      return segmentOf(part, segment);
    const quote = part.kind === 'fact' ? quoteFrom(part.question, part.passages) : null;
    if (quote) return { text: quote.text, sources: [quote.passage] };
    return { text: templateFor(part, facts), sources: passagesIn(part) };
  });
  const spoken = withoutRepeats(segmented.filter(({ text }) => text !== ''));
  // Instructions have no template. If nothing else remains, a default sentence is sent, so that the agent always
  // replies.
  const isSilent = spoken.length === 0;
  say(draft, isSilent ? [{ text: templateFor(CHAT, facts), sources: [] }] : spoken);
}

/**
 * Prepares the reply of a call: sentences come from templates, facts are quoted from their passages, and instructions
 * are passed to the voice provider's assistant.
 */
function speakOnCall(draft: Draft): void {
  const { state, turn } = draft;
  const facts = { language: state.language, namesQuestions: questionsIn(turn.plan) > 1 };
  const quotes: Quote[] = [];
  const plan = turn.plan.map((part): PlanPart => {
    const quote = part.kind === 'fact' ? quoteFrom(part.question, part.passages) : null;
    if (!quote) return part;
    quotes.push(quote);
    return { kind: 'say', words: quote.text, style: 'text' };
  });
  const { texts, instructions } = speakPlan(plan, facts);
  const spoken = texts.length > 0 ? texts : [templateFor(CHAT, facts)];
  const sourcesOf = (text: string) => [
    ...quotes.filter((quote) => quote.text === text).map(({ passage }) => passage),
    ...plan.filter((part) => part.kind === 'say' && spokenFor(part, facts) === text).flatMap(passagesIn),
  ];
  say(
    draft,
    spoken.map((text) => ({ text, sources: sourcesOf(text) })),
    instructions,
  );
}

/** Confirms an opt-out and ends the call. */
export function sayOptedOut(draft: Draft): void {
  const { optedOut } = spokenSentencesFor(draft.state.language);
  draft.commands.push({ type: 'end_call' });
  say(draft, [{ text: optedOut, sources: [] }]);
}

/** Removes repeated sentences, for example if one passage answers two questions. */
const withoutRepeats = (segments: readonly ReplySegment[]): ReplySegment[] =>
  segments.filter(({ text }, index) => segments.findIndex((one) => one.text === text) === index);

const questionsIn = (plan: readonly PlanPart[]): number =>
  plan.filter(({ kind }) => kind === 'fact' || kind === 'unknown').length;

const CHAT: PlanPart = { kind: 'ack', ack: 'chat', words: null };

const hasNoFigures = ({ text }: Segment): boolean => !/\d|@|https?:/.test(text);

/** Emits the reply and the commands that follow it, such as saving answers and handing off, then ends the turn. */
export function say(draft: Draft, segments: readonly ReplySegment[], instructions: readonly string[] = []): void {
  const { state, turn, env, commands } = draft;
  endWithOutcome(draft);
  if (segments.length > 0) {
    const more = instructions.length > 0 ? { instructions: [...instructions] } : {};
    commands.push({ type: 'say', segments: addLink(draft, segments), choices: shownChoices(draft), ...more });
    // The stored reply omits the link, so that a repetition of the text is recognized.
    state.lastReply = segments.map(({ text }) => text).join('\n');
    state.episode.greeted = true;
  }
  if (Object.keys(turn.saved).length > 0) commands.push({ type: 'save_answers', answers: turn.saved });
  for (const form of turn.forms ?? []) commands.push({ type: 'attach_form', form });
  for (const question of new Set(turn.unanswered)) commands.push({ type: 'unanswered', question });
  if (turn.handOff) {
    const { reason, note } = turn.handOff;
    commands.push({ type: 'hand_off', reason, note });
    state.heldAt = env.now;
  }
  state.phase = turn.handOff ? 'handed_off' : 'idle';
  state.note = null;
  state.turn = null;
  state.episode.lastAt = env.now;
  const silentAt = Date.parse(env.now) + env.context.limits.episodeSilenceHours * 3_600_000;
  commands.push({ type: 'set_timer', name: 'episode', at: new Date(silentAt).toISOString() });
}
