import type { Flow, State } from './graph.ts';
import { namedField } from './record-fields.ts';
import type { BuiltinTool } from './tools.ts';

type ToolState = Extract<State, { kind: 'tool' | 'book' }>;

/** Returns the states of a flow that use a tool, with their names. */
export const statesWith = (tool: BuiltinTool, { states }: Flow): [string, ToolState][] =>
  Object.entries(states).filter((entry): entry is [string, ToolState] => 'tool' in entry[1] && entry[1].tool === tool);

/** Returns an argument that is a fixed text. Empty if it is missing or is not a fixed text. */
export const fixedArgument = ({ args }: ToolState, name: string): string => namedField(args[name] ?? '') ?? '';

/** Returns the distinct fixed texts of an argument of a tool in all flows. */
export const fixedArguments = (flows: Readonly<Record<string, Flow>>, tool: BuiltinTool, name: string): string[] => [
  ...new Set(
    Object.values(flows)
      .flatMap((flow) => statesWith(tool, flow).map(([, state]) => fixedArgument(state, name)))
      .filter((text) => text !== ''),
  ),
];
