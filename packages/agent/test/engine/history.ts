import type { Segment } from '../../src/engine/acts.ts';
import { episodeOfEffect } from '../../src/engine/effects.ts';
import type { ContextGraph } from '../../src/engine/graph.ts';
import { initialState } from '../../src/engine/initial-state.ts';
import type { Plan } from '../../src/engine/plan.ts';
import { resolveFlows } from '../../src/engine/resolve-flows.ts';
import { step } from '../../src/engine/step.ts';
import { BOOKING_TOOLS, isBuiltinTool } from '../../src/engine/tools.ts';
import type { Choice, Command, Context, EngineEvent, EngineState, Env } from '../../src/engine/types.ts';
import type { Fate, Move } from './arbitraries.ts';
import { context, NOW, wordPlan, ZONE } from './world.ts';

const MAX_EVENTS = 200;
const CALM: Fate = {
  acts: [],
  wording: 'good',
  understanding: 'works',
  results: [{ ok: true, data: null }],
  crashes: false,
};

/** Runs one random history in the way the API does, and checks the invariants after every event. */
export class History {
  state: EngineState = initialState({ graphVersionId: 'g1', now: NOW, language: 'en' });
  readonly log: { event: EngineEvent; env: Env; graph: ContextGraph }[] = [];
  #graph: ContextGraph;
  readonly #other: ContextGraph;
  #now = NOW;
  #mode: 'agent' | 'member' | 'paused' | 'opted_out' = 'agent';
  #isSafe = true;
  /** Options of the latest reply that had options. They can be outdated. */
  #choices: readonly Choice[] = [];
  readonly #requested = new Set<string>();
  readonly #done: string[] = [];

  readonly #channel: Context['channel'];

  constructor(graph: ContextGraph, other: ContextGraph, channel: Context['channel']) {
    this.#graph = graph;
    this.#other = other;
    this.#channel = channel;
  }

  play(moves: readonly Move[]): void {
    for (const move of moves) this.#move(move);
  }

  #move(move: Move): void {
    switch (move.type) {
      case 'message':
        return this.#answered([message(move.text)], move.fate);
      case 'two_messages':
        return this.#answered([message(move.text), message('and another thing')], move.fate);
      case 'button':
        return this.#answered([{ ...message('2'), button: this.#choices[move.n]?.id ?? 'o999.1' }], move.fate);
      case 'lead':
        return void this.#drive(
          [{ type: 'lead_arrived', leadId: 'l1', fields: { need: 'A lesson', colour: 'red' } }],
          move.fate,
        );
      case 'call':
        return void this.#drive([{ type: 'call_started' }], move.fate);
      case 'silence':
      case 'timer':
      case 'call_ended':
        return void this.#drive([{ type: move.type }], move.fate);
      case 'take_over':
        if (this.#mode === 'agent') this.#mode = 'member';
        return void this.#drive([{ type: 'taken_over' }], CALM);
      case 'hand_back':
        if (this.#mode === 'member') this.#mode = 'agent';
        return void this.#drive([{ type: 'handed_back', note: 'Be brief.' }], CALM);
      case 'pause':
        if (this.#mode === 'agent') this.#mode = 'paused';
        return;
      case 'resume':
        if (this.#mode === 'paused') this.#mode = 'agent';
        return;
      case 'safety':
        this.#isSafe = false;
        return;
      case 'wait':
        this.#now = new Date(Date.parse(this.#now) + move.hours * 3_600_000).toISOString();
        return;
      case 'other_graph':
        this.#graph = this.#other;
    }
  }

  /** Applies the events of one message, and checks that the agent replies if it is allowed to. */
  #answered(events: readonly EngineEvent[], fate: Fate): void {
    const isHeld = this.state.phase === 'handed_off';
    const commands = this.#drive(events, fate);
    this.#isSafe = true;
    if (this.#mode !== 'agent' || isHeld) return;
    const isAnswered = commands.some(({ type }) => type === 'say');
    if (!isAnswered) throw new Error('A permitted message was not answered.');
  }

  #drive(events: readonly EngineEvent[], fate: Fate): Command[] {
    const todo: Command[] = [];
    const all: Command[] = [];
    const apply = (event: EngineEvent) => {
      const commands = this.#apply(event);
      todo.push(...commands);
      all.push(...commands);
    };
    for (const event of events) apply(event);
    let failures = 0;
    for (let count = 0; todo.length > 0; count++) {
      if (count > MAX_EVENTS)
        throw new Error(
          `The turn does not end: ${this.log
            .slice(-4)
            .map((one) => JSON.stringify(one.event).slice(0, 300))
            .join(' | ')}`,
        );
      const command = todo.shift()!;
      if (command.type === 'understand') {
        const fails = fate.understanding === 'fails' || (fate.understanding === 'fails_once' && failures++ === 0);
        apply(
          fails
            ? { type: 'model_failed', callId: command.callId, call: 'understand', problems: ['No JSON.'] }
            : { type: 'understood', callId: command.callId, language: 'en', acts: fate.acts },
        );
      }
      if (command.type === 'word') apply(wordingOf(command, fate));
      if (command.type !== 'run_effect') continue;
      const result = fate.results[count % fate.results.length]!;
      if (command.tool === 'opt_out' && result.ok) this.#mode = 'opted_out';
      if (result.ok) this.#done.push(command.tool);
      for (let times = 0; times < (fate.crashes ? 2 : 1); times++)
        apply({ type: 'effect_result', key: command.key, result });
    }
    this.#checkRest();
    return all;
  }

  #apply(event: EngineEvent): readonly Command[] {
    const safety = this.#isSafe ? null : { reason: 'SAFETY' as const, words: null };
    const permission = this.#mode === 'agent' ? 'reply' : 'record_only';
    const env: Env = { now: this.#now, zone: ZONE, context: context({ channel: this.#channel, permission, safety }) };
    const before = this.state;
    const snapshot = JSON.stringify(before);
    const { state, commands } = step(this.#graph, before, event, env);
    if (JSON.stringify(before) !== snapshot) throw new Error('The input state was changed.');
    this.log.push({ event, env, graph: this.#graph });
    this.state = state;
    this.#checkStack();
    for (const command of commands) this.#checkCommand(command, before, event);
    return commands;
  }

  #checkStack(): void {
    const { flows } = resolveFlows(this.#graph);
    for (const { flow, state } of this.state.stack) {
      // A flow that has not run since the graph was replaced can be in a state of the previous graph.
      const isKnown = Object.hasOwn(flows, flow) && Object.hasOwn(flows[flow]!.states, state);
      if (!isKnown && this.#graph !== this.#other) throw new Error(`The graph has no state ${flow}@${state}.`);
    }
    if (this.state.stack.length > 4) throw new Error('The stack is too deep.');
  }

  #checkCommand(command: Command, before: EngineState, event: EngineEvent): void {
    if (command.type === 'run_effect') {
      if (this.#requested.has(command.key)) throw new Error(`The effect ${command.key} was requested twice.`);
      this.#requested.add(command.key);
      if (BOOKING_TOOLS.includes(command.tool) || command.tool === 'update_record')
        this.#checkConsent(command, before, event);
      if (!isBuiltinTool(command.tool)) this.#checkWorkspaceTool(command, before, event);
    }
    if (command.type === 'word') this.#checkPlan(command.plan);
    if (command.type !== 'say') return;
    if (command.choices.length > 0) this.#choices = command.choices;
    // On a call, the agent confirms an opt-out, although it must not send any other reply.
    const confirmsOptOut = this.#channel === 'voice' && event.type === 'effect_result';
    if (this.#mode !== 'agent' && !confirmsOptOut) throw new Error(`Something was said in mode ${this.#mode}.`);
    if (command.segments.every(({ text }) => text.trim() === '')) throw new Error('An empty message was said.');
    for (const { text, sources } of command.segments)
      if (text.includes('Clean trainers') && sources.length === 0) throw new Error('A fact was said without a source.');
    if (command.segments.some(({ text }) => text.includes('We give 99'))) throw new Error('An invented fact was said.');
  }

  /**
   * Checks that a tool that changes something runs only after the contact's confirmation, and only once per episode
   * unless it failed.
   */
  #checkWorkspaceTool(command: Command & { type: 'run_effect' }, before: EngineState, event: EngineEvent): void {
    if (command.tool === 'removed_tool') throw new Error('A tool ran that does not exist.');
    if (command.kind !== 'CHANGES') return;
    this.#checkConsent(command, before, event);
    const { effects, episode } = before;
    const isSame = (key: string) => episodeOfEffect(key) === episode.no;
    if (effects.some(({ key, tool, state }) => tool === command.tool && state !== 'failed' && isSame(key)))
      throw new Error(`${command.tool} ran twice in an episode.`);
  }

  #checkConsent(command: Command & { type: 'run_effect' }, before: EngineState, event: EngineEvent): void {
    const acts = event.type === 'understood' ? event.acts : [];
    const isPressed = event.type === 'contact_message' && event.button === `${before.confirm?.id}.yes`;
    const isYes = isPressed || acts.some(({ a }) => a === 'affirm');
    const isConfirmed = before.confirm?.effect.key === command.key && isYes;
    const isChosen = Object.values(this.state.answers).some(
      ({ value, offerId }) => offerId !== null && value === command.args['start'],
    );
    if (!isConfirmed && (this.#channel === 'voice' || !isChosen))
      throw new Error(`${command.tool} ran without consent.`);
  }

  #checkPlan({ parts }: Plan): void {
    for (const part of parts)
      if (part.kind === 'done' && !this.#done.includes(part.effect)) throw new Error(`${part.effect} was not done.`);
    for (const part of parts)
      if (part.kind === 'ask' && Object.hasOwn(this.state.answers, part.slot))
        throw new Error(`${part.slot} was asked and is answered.`);
    if (parts.filter(({ kind }) => kind === 'ask' || kind === 'confirm').length > 1)
      throw new Error('The plan asks more than one question.');
  }

  #checkRest(): void {
    const { phase, turn, pending } = this.state;
    if (phase !== 'idle' && phase !== 'handed_off') throw new Error(`The turn rests in phase ${phase}.`);
    if (turn || pending) throw new Error('The turn did not end.');
    if (JSON.stringify(JSON.parse(JSON.stringify(this.state))) !== JSON.stringify(this.state))
      throw new Error('The state is not plain JSON.');
  }

  /** Applies the recorded events again and returns the final state. */
  replay(): EngineState {
    let state = initialState({ graphVersionId: 'g1', now: NOW, language: 'en' });
    for (const { event, env, graph } of this.log) ({ state } = step(graph, state, event, env));
    return state;
  }
}

const message = (text: string): EngineEvent & { type: 'contact_message' } => ({
  type: 'contact_message',
  ids: ['m'],
  text,
});

function wordingOf({ plan, callId }: Command & { type: 'word' }, { wording }: Fate): EngineEvent {
  if (wording === 'fails') return { type: 'model_failed', callId, call: 'word', problems: ['No JSON.'] };
  if (wording === 'bad') return { type: 'worded', callId, segments: [{ part: 7, text: '', sources: ['x'] }] };
  const segments: Segment[] = wordPlan(plan);
  if (wording === 'good') return { type: 'worded', callId, segments };
  const lies = segments.map((segment) => ({
    ...segment,
    text: `${segment.text} We give 99 % off.`,
    sources: ['invented'],
  }));
  return { type: 'worded', callId, segments: lies };
}
