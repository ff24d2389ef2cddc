import { removeAnswer } from './answers.ts';
import { instantOf, timeLabel } from './dates.ts';
import { type Draft, own } from './draft.ts';
import type { State } from './graph.ts';
import { fieldOf, textOf } from './json.ts';
import { labelOf } from './offers.ts';
import type { Passage, TimeLabel } from './plan.ts';
import { quoteFrom } from './quote.ts';
import type { ReasonCode } from './reasons.ts';
import { valuesOf } from './record-fields.ts';
import {
  BOOKING_TOOLS,
  isBuiltinTool,
  isChange,
  type ToolError,
  type ToolName,
  type WorkspaceToolKind,
} from './tools.ts';
import { addPart, handOff, moveTo } from './turn-plan.ts';
import type { Dict, EffectRecord, EffectResult, Frame, Json, PlannedEffect } from './types.ts';

type ToolState = Extract<State, { kind: 'tool' | 'book' }>;

/**
 * Maximum number of effects in the engine state. When it is exceeded, the oldest effects are removed from the state;
 * the code that runs the engine stores every effect.
 */
const REMEMBERED = 30;

/** Returns the effect of a state with evaluated arguments. The same visit and arguments always produce the same key. */
export function planEffect(draft: Draft, frame: Frame, toolState: ToolState): PlannedEffect {
  const args: Dict<Json> = {};
  for (const name of Object.keys(toolState.args).sort()) args[name] = draft.value(toolState.args[name]!, frame);
  const visit = frame.visits[frame.state] ?? 0;
  const print = hashOf(JSON.stringify([toolState.tool, args]));
  const key = `${draft.state.episode.no}.${frame.id}.${frame.state}.${visit}.${print}`;
  const kind = workspaceKindOf(draft, toolState.tool);
  return { key, frameId: frame.id, tool: toolState.tool, args, ...(kind ? { kind } : {}) };
}

/** Returns the number of the episode that requested an effect. */
export const episodeOfEffect = (key: string): number => Number(key.slice(0, key.indexOf('.')));

/** Returns the kind of an enabled tool of the workspace. Undefined for built-in and unknown tools. */
const workspaceKindOf = ({ env }: Draft, tool: ToolName): WorkspaceToolKind | undefined =>
  isBuiltinTool(tool) ? undefined : own(env.context.tools ?? {}, tool);

/**
 * Whether an effect changes something. A tool that the workspace has removed in the meantime is treated as changing
 * something.
 */
const changesSomething = ({ tool, kind }: PlannedEffect): boolean =>
  isBuiltinTool(tool) ? isChange(tool) : kind !== 'READS';

/** Continues the flow with an error if a workspace tool must not run. Returns true in that case. */
export function failIfBlocked(draft: Draft, effect: PlannedEffect): boolean {
  const error = blockedBy(draft, effect);
  if (error === null) return false;
  const frame = draft.state.stack.find(({ id }) => id === effect.frameId);
  const toolState = frame && draft.stateOf(frame);
  if (frame && toolState && isToolState(toolState)) applyFailure(draft, { frame, toolState, effect }, error);
  return true;
}

const isToolState = (state: State): state is ToolState => state.kind === 'tool' || state.kind === 'book';

/**
 * Returns the error of a tool of the workspace that does not exist or is disabled, or that may already have changed
 * something in this episode. Null if the tool can run.
 */
function blockedBy(draft: Draft, { tool, key }: PlannedEffect): ToolError | null {
  if (isBuiltinTool(tool)) return null;
  const kind = workspaceKindOf(draft, tool);
  if (kind === undefined) return 'NOT_CONNECTED';
  const before = draft.state.effects.find(
    (one) => one.tool === tool && one.state !== 'failed' && episodeOfEffect(one.key) === episodeOfEffect(key),
  );
  return kind === 'CHANGES' && before ? 'ALREADY_DONE' : null;
}

/** Whether an argument of the effect is a value that the contact chose from an offer. */
export function usesChosenOffer({ state }: Draft, { args }: PlannedEffect): boolean {
  const values = Object.values(args);
  return Object.values(state.answers).some(
    ({ value, offerId }) => offerId !== null && values.some((one) => one !== null && one === value),
  );
}

/**
 * Whether the contact must confirm a change before it runs. True if the state has `confirm`, if the change affects a
 * record or is made by a workspace tool, and for calendar changes on a call or without an offer that the contact chose.
 */
export const needsConfirmation = (draft: Draft, toolState: ToolState, effect: PlannedEffect): boolean =>
  changesSomething(effect) &&
  (toolState.confirm !== undefined ||
    effect.tool === 'update_record' ||
    !isBuiltinTool(effect.tool) ||
    (BOOKING_TOOLS.includes(effect.tool) &&
      (draft.env.context.channel === 'voice' || !usesChosenOffer(draft, effect))));

/**
 * Requests the effect with a `run_effect` command. Hands off instead if the effect was already requested, or if the
 * turn exceeds its limit of tool calls.
 */
export function requestEffect(draft: Draft, effect: PlannedEffect): void {
  const { state, turn, env } = draft;
  turn.rounds++;
  if (turn.rounds > env.context.limits.rounds || state.effects.some(({ key }) => key === effect.key))
    return handOff(draft, 'LOOP_GUARD');
  if (changesSomething(effect)) turn.acted = true;
  state.effects = [...state.effects, recordOf(effect, 'requested')].slice(-REMEMBERED);
  state.pending = effect;
  state.phase = 'acting';
  const { key, tool, args, kind } = effect;
  draft.commands.push({ type: 'run_effect', key, tool, args, ...(kind ? { kind } : {}) });
}

const recordOf = ({ key, tool }: PlannedEffect, state: EffectRecord['state']): EffectRecord => ({ key, tool, state });

/** Sets the state of an effect from its result. Returns whether the engine is waiting for this effect. */
export function recordResult({ state }: Draft, key: string, result: EffectResult): boolean {
  const record = state.effects.find((one) => one.key === key);
  if (record) record.state = result.ok ? 'done' : result.code === 'UNKNOWN' ? 'unknown' : 'failed';
  return state.pending?.key === key;
}

/** Applies the result of the pending effect to the known appointments and to the flow that requested it. */
export function applyResult(draft: Draft, effect: PlannedEffect, result: EffectResult): void {
  const frame = draft.state.stack.find(({ id }) => id === effect.frameId);
  const before = draft.bookingOf();
  if (result.ok) updateBookings(draft, effect, result.data);
  const toolState = frame && draft.stateOf(frame);
  if (!frame || !toolState || !isToolState(toolState)) return;
  if (!result.ok) return applyFailure(draft, { frame, toolState, effect }, result.code);
  const data = effect.tool === 'search_knowledge' ? applySearch(draft, result.data) : result.data;
  frame.results[frame.state] = data;
  frame.results['$latest'] = data;
  if (effect.tool === 'list_slots') frame.results['$slots'] = fieldOf(data, 'slots');
  if (effect.tool === 'read_record') frame.results['$record'] = withValues(frame.results['$record'], data);
  if (!isBuiltinTool(effect.tool)) storeValues(frame, effect.tool, data);
  if (effect.tool === 'send_surface') attachForm(draft, result.data);
  if (changesSomething(effect) && effect.tool !== 'opt_out')
    addPart(draft, {
      kind: 'done',
      effect: effect.tool,
      times: timesOf(draft, effect, before?.start ?? null),
      ...valuesOf(draft, effect),
    });
  if (BOOKING_TOOLS.includes(effect.tool)) removeAnswer(draft, 'preferred_time');
  moveTo(frame, toolState.next);
}

/** Adds the form from the result of a tool to the reply. */
function attachForm({ state }: Draft, data: Json): void {
  const slots = fieldOf(data, 'slots');
  const form = { version: textOf(fieldOf(data, 'version')), slots: Array.isArray(slots) ? slots.map(textOf) : [] };
  if (state.turn) state.turn.forms = [...(state.turn.forms ?? []), form];
}

/**
 * Adds the values of a result to the values that the texts of the flow can insert. A newer value replaces an older one.
 */
const withValues = (known: Json | undefined, added: Json): Dict<Json> => ({ ...dictOf(known), ...dictOf(added) });

const dictOf = (value: Json | undefined): Dict<Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** Stores the values that a workspace tool returned, and the name of the tool as their origin. */
function storeValues(frame: Frame, tool: ToolName, data: Json): void {
  frame.results['$record'] = withValues(frame.results['$record'], data);
  const origins = Object.fromEntries(Object.keys(dictOf(data)).map((name) => [name, tool]));
  frame.results['$tools'] = withValues(frame.results['$tools'], origins);
}

interface FailedEffect {
  readonly frame: Frame;
  readonly toolState: ToolState;
  readonly effect: PlannedEffect;
}

/** Explanations for members why a tool of the workspace did not succeed. */
const WORKSPACE_TOOL_NOTES: Readonly<Partial<Record<ToolError, string>>> = {
  NOT_CONNECTED: 'The tool does not exist or is disabled.',
  UNKNOWN: 'The tool did not report whether the change took effect. Check it before you repeat the change.',
  ALREADY_DONE: 'The tool has already changed something in this conversation.',
  INVALID: 'The arguments do not match the schema of the tool.',
};

const REASONS: Readonly<Partial<Record<ToolError, ReasonCode>>> = {
  NOT_CONNECTED: 'NOT_CONNECTED',
  UNKNOWN: 'BOOKING_UNKNOWN',
  OUT_OF_RULES: 'POLICY',
};

const SURFACE_REASONS: Readonly<Partial<Record<ToolError, ReasonCode>>> = {
  NOT_ALLOWED: 'POLICY',
  OUT_OF_RULES: 'OUTSIDE_WINDOW',
};

/** Explanations for members why a form was not sent. */
const SURFACE_NOTES: Readonly<Partial<Record<ToolError, string>>> = {
  NOT_FOUND: 'The form does not exist, is archived or is not published.',
  NOT_ALLOWED: 'The contact has opted out, so no form can be sent.',
};

/**
 * Continues a flow after a failed effect: in the state that the flow specifies for the error, or with a handoff if it
 * specifies none.
 */
function applyFailure(draft: Draft, { frame, toolState, effect }: FailedEffect, code: ToolError): void {
  frame.results['$latest'] = null;
  if (code === 'SLOT_TAKEN') {
    for (const [slot, { value, offerId }] of Object.entries(draft.state.answers))
      if (offerId !== null && value === effect.args['start']) removeAnswer(draft, slot);
    draft.state.offers = null;
  }
  // No callback was scheduled, so the answer is removed and the flow can ask for another time.
  if (effect.tool === 'schedule_callback') removeAnswer(draft, 'callback_time');
  if (effect.tool === 'search_knowledge') applySearch(draft, { answers: unansweredOf(effect) });
  const next = Object.hasOwn(toolState.onError, code) ? toolState.onError[code] : undefined;
  if (next !== undefined) return moveTo(frame, next);
  if (effect.tool === 'send_surface')
    return handOff(draft, SURFACE_REASONS[code] ?? REASONS[code] ?? 'TOOL_FAILED', {
      note: SURFACE_NOTES[code] ?? null,
    });
  if (isBuiltinTool(effect.tool)) return handOff(draft, REASONS[code] ?? 'TOOL_FAILED');
  handOff(draft, 'TOOL_FAILED', { note: `${effect.tool}: ${WORKSPACE_TOOL_NOTES[code] ?? 'The tool failed.'}` });
}

const unansweredOf = ({ args }: PlannedEffect): Json[] =>
  (Array.isArray(args['questions']) ? args['questions'] : []).map((question) => ({
    question,
    passages: [],
    supported: false,
  }));

/** Adds the found facts and the unanswered questions to the plan of the reply. */
function applySearch(draft: Draft, data: Json): Json {
  const answers = fieldOf(data, 'answers');
  const unanswered: string[] = [];
  for (const answer of Array.isArray(answers) ? answers : []) {
    const question = textOf(fieldOf(answer, 'question'));
    const passages = passagesOf(fieldOf(answer, 'passages'));
    if (fieldOf(answer, 'supported') === true && quoteFrom(question, passages) !== null)
      addPart(draft, { kind: 'fact', question, passages });
    else unanswered.push(question);
  }
  for (const question of unanswered) addPart(draft, { kind: 'unknown', question });
  draft.state.turn?.unanswered.push(...unanswered);
  return { unanswered };
}

const passagesOf = (value: Json): Passage[] =>
  (Array.isArray(value) ? value : []).map((item) => {
    const url = fieldOf(item, 'url');
    return {
      id: textOf(fieldOf(item, 'id')),
      text: textOf(fieldOf(item, 'text')),
      title: textOf(fieldOf(item, 'title')),
      origin: fieldOf(item, 'origin'),
      url: typeof url === 'string' ? url : null,
    };
  });

/** Updates the known appointments after the calendar confirmed a booking, a move or a cancellation. */
function updateBookings(draft: Draft, { tool, args }: PlannedEffect, data: Json): void {
  if (!BOOKING_TOOLS.includes(tool)) return;
  const { state } = draft;
  const changed = fieldOf(data, 'booking');
  const id = textOf(fieldOf(changed, 'id') ?? args['booking']);
  const known = state.bookings.find((one) => one.id === id);
  const start = textOf(fieldOf(changed, 'start') ?? args['start'] ?? known?.start);
  const others = state.bookings.filter((one) => one.id !== id);
  state.bookings = [...others, { id, start, state: tool === 'cancel' ? 'cancelled' : 'booked' }];
}

/** Returns the times that a change mentions. A rescheduled appointment has two: the old time and the new time. */
export function timesOf(draft: Draft, { tool, args }: PlannedEffect, current: string | null): TimeLabel[] {
  const start = typeof args['start'] === 'string' ? [args['start']] : [];
  const before = current !== null && (tool === 'reschedule' || tool === 'cancel') ? [current] : [];
  const window = typeof args['window'] === 'string' && tool === 'schedule_callback' ? [args['window']] : [];
  return [
    ...[...before, ...start].map((time) => ({ start: time, label: labelOf(draft, time) })),
    ...window.map((value) => ({ start: value, label: windowLabel(draft, value) })),
  ];
}

function windowLabel({ state, env }: Draft, window: string): string {
  const [from = '', to = from] = window.split('/');
  const label = (local: string) => timeLabel(instantOf(local, env.zone), env.zone, state.language);
  if (from === to) return label(from);
  return `${label(from)} – ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : label(to)}`;
}

/** Returns a 53-bit hash (cyrb53) in base 36 that distinguishes arguments. The hash is not cryptographic. */
function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
