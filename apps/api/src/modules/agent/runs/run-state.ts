import { type AgentEvent, type Command, type ContextGraph, type Memory, type Outcome, reduce } from '@frontdesk/agent';

/** State of a run: engine memory, pending commands and results so far. Plain JSON, stored with the run. */
export interface RunState {
  readonly memory: Memory;
  /** Memory to keep when the reply is never sent: input from members and tools, without the reply itself. */
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

/** Applies an event and runs commands without external effects, so that the first remaining command has one. */
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

/** The run ends the conversation or hands off. Further messages of the contact do not revoke that. */
export const isLastStep = ({ handOff, outcome }: RunState): boolean => handOff !== null || outcome !== null;

export const nextCommand = ({ commands }: RunState): ExternalCommand | null =>
  (commands[0] as ExternalCommand | undefined) ?? null;

/** The first command is in progress; its results are events. */
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
