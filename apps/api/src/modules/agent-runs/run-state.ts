import { type AgentEvent, type Command, type ContextGraph, type Memory, type Outcome, reduce } from '@frontdesk/agent';

/** Where a turn stands: what the engine knows, what is still to do, and what it came to so far. Plain JSON, kept with the turn. */
export interface RunState {
  readonly memory: Memory;
  /** What stays known where the reply never goes out: what a person and the tools left behind, and nothing that was to be said. */
  readonly kept: Memory;
  readonly commands: readonly Command[];
  readonly said: readonly string[];
  readonly handOff: string | null;
  readonly outcome: Outcome | null;
}

type ExternalCommand = Extract<Command, { type: 'GENERATE' | 'CALL_TOOL' }>;

export const runStateOf = (memory: Memory): RunState => ({
  memory,
  kept: memory,
  commands: [],
  said: [],
  handOff: null,
  outcome: null,
});

/** What an event adds to it; what needs nobody outside is done at once, so that the first command left is one that does. */
export function runStateAfter(graph: ContextGraph, plan: RunState, event: AgentEvent): RunState {
  const next = reduce(graph, plan.memory, event);
  const { memory } = next;
  return settleState({
    ...plan,
    memory,
    kept: storedAfter(plan, event, memory),
    commands: [...plan.commands, ...next.commands],
  });
}

function storedAfter({ kept }: RunState, { type }: AgentEvent, memory: Memory): Memory {
  if (type === 'HANDED_BACK') return memory;
  return type === 'TOOL_RETURNED' ? { ...memory, phase: 'WAITING', pending: [] } : kept;
}

/** It ends the conversation, or asks for a person: that is not taken back because they write again meanwhile. */
export const isLastStep = ({ handOff, outcome }: RunState): boolean => handOff !== null || outcome !== null;

export const nextCommand = ({ commands }: RunState): ExternalCommand | null =>
  (commands[0] as ExternalCommand | undefined) ?? null;

/** The first command is under way: what comes of it are events. */
export const withoutNextCommand = (plan: RunState): RunState => ({ ...plan, commands: plan.commands.slice(1) });

function settleState(plan: RunState): RunState {
  const [command, ...commands] = plan.commands;
  if (!command) return plan;
  const rest = { ...plan, commands };
  switch (command.type) {
    case 'SAY':
      return settleState({ ...rest, said: [...plan.said, command.text] });
    case 'HAND_OFF':
      return settleState({ ...rest, handOff: command.reason });
    case 'END':
      return settleState({ ...rest, outcome: command.outcome });
    default:
      return plan;
  }
}
