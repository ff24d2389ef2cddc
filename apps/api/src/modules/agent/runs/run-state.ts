import {
  type Command,
  type ContextGraph,
  type Dict,
  type EngineEvent,
  type EngineState,
  type Env,
  type Json,
  type Outcome,
  step,
} from '@frontdesk/agent/engine';
import type { HandoffReason } from '@frontdesk/domain';

/** State of a run: engine state, pending commands and results. It is plain JSON and stored with the run. */
export interface RunState {
  readonly memory: EngineState;
  /**
   * State to store if the reply is never sent. It includes input of members and results of tools, but not the reply.
   */
  readonly stateIfUnsent: EngineState;
  readonly commands: readonly ExternalCommand[];
  readonly replies: readonly string[];
  /** Null if the run does not hand off. */
  readonly handOff: HandoffReason | null;
  readonly outcome: Outcome | null;
  /** Answers to store on the lead. */
  readonly saved: Dict<Json>;
}

export type ExternalCommand = Extract<Command, { type: 'understand' | 'word' | 'run_effect' }>;

export const runStateOf = (memory: EngineState): RunState => ({
  memory,
  stateIfUnsent: memory,
  commands: [],
  replies: [],
  handOff: null,
  outcome: null,
  saved: {},
});

/**
 * Applies an event. Commands without external effects are applied immediately; other commands are queued and run one at
 * a time.
 */
export function runStateAfter(graph: ContextGraph, plan: RunState, event: EngineEvent, env: Env): RunState {
  const { state, commands } = step(graph, plan.memory, event, env);
  const next = { ...plan, memory: state, stateIfUnsent: stateIfUnsentAfter(plan, event, state) };
  return commands.reduce(collect, next);
}

/** Returns the state to store if the reply is not sent. Results of tools and input of members are retained. */
function stateIfUnsentAfter({ stateIfUnsent }: RunState, { type }: EngineEvent, state: EngineState): EngineState {
  if (type === 'effect_result') return { ...state, phase: 'idle', turn: null, pending: null };
  const isInput = type === 'handed_back' || type === 'taken_over' || type === 'records_changed';
  return isInput ? state : stateIfUnsent;
}

function collect(plan: RunState, command: Command): RunState {
  switch (command.type) {
    case 'understand':
    case 'word':
    case 'run_effect':
      return { ...plan, commands: [...plan.commands, command] };
    case 'say':
      return { ...plan, replies: [...plan.replies, command.segments.map(({ text }) => text).join('\n')] };
    case 'hand_off':
      return { ...plan, handOff: { code: command.reason, detail: command.note } };
    case 'end_episode':
      return { ...plan, outcome: command.outcome };
    case 'save_answers':
      return { ...plan, saved: { ...plan.saved, ...command.answers } };
    default:
      return plan;
  }
}

/**
 * Returns whether the run hands off or has an outcome. A newer message of the contact does not supersede such a run.
 */
export const isLastStep = ({ handOff, outcome }: RunState): boolean => handOff !== null || outcome !== null;

export const nextCommand = ({ commands }: RunState): ExternalCommand | null => commands[0] ?? null;

/** Removes the first command, because its result is being applied as an event. */
export const withoutNextCommand = (plan: RunState): RunState => ({ ...plan, commands: plan.commands.slice(1) });
