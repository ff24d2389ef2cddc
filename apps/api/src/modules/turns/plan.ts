import { type Command, type ContextGraph, type Event, type Memory, type Outcome, step } from '@frontdesk/agent';

/** Where a turn stands: what the engine knows, what is still to do, and what it came to so far. Plain JSON, kept with the turn. */
export interface Plan {
  readonly memory: Memory;
  readonly commands: readonly Command[];
  readonly said: readonly string[];
  readonly handOff: string | null;
  readonly outcome: Outcome | null;
}

type Outside = Extract<Command, { type: 'GENERATE' | 'CALL_TOOL' }>;

export const planOf = (memory: Memory): Plan => ({ memory, commands: [], said: [], handOff: null, outcome: null });

/** What an event adds to it; what needs nobody outside is done at once, so that the first command left is one that does. */
export function after(graph: ContextGraph, plan: Plan, event: Event): Plan {
  const next = step(graph, plan.memory, event);
  return settled({ ...plan, memory: next.memory, commands: [...plan.commands, ...next.commands] });
}

export const nextOf = ({ commands }: Plan): Outside | null => (commands[0] as Outside | undefined) ?? null;

/** The first command is under way: what comes of it are events. */
export const withoutNext = (plan: Plan): Plan => ({ ...plan, commands: plan.commands.slice(1) });

function settled(plan: Plan): Plan {
  const [command, ...commands] = plan.commands;
  if (!command) return plan;
  const rest = { ...plan, commands };
  switch (command.type) {
    case 'SAY':
      return settled({ ...rest, said: [...plan.said, command.text] });
    case 'HAND_OFF':
      return settled({ ...rest, handOff: command.reason });
    case 'END':
      return settled({ ...rest, outcome: command.outcome });
    default:
      return plan;
  }
}
