import { type ExpressionType, expressionType } from './expression/check.ts';
import type { ContextGraph, Flow, State } from './graph.ts';
import type { GraphProblem } from './graph-problems.ts';
import { insertedFields, placeholdersIn } from './record-fields.ts';
import { readFields } from './record-problems.ts';
import { resolveFlows } from './resolve-flows.ts';
import { isBuiltinTool, type WorkspaceToolKind } from './tools.ts';
import type { Dict } from './types.ts';

export interface ToolArgument {
  readonly type: 'text' | 'number' | 'boolean' | 'any';
  readonly required: boolean;
}

/** A tool that the workspace defines, with the properties that are checked before publication. */
export interface WorkspaceTool {
  readonly kind: WorkspaceToolKind;
  readonly args: Readonly<Dict<ToolArgument>>;
  /** Names of the values that the tool returns. */
  readonly results: readonly string[];
}

type ToolState = Extract<State, { kind: 'tool' }>;

/**
 * Reports states that use a tool of the workspace incorrectly: an unknown tool, wrong arguments, or a change without a
 * confirmation that reads the answers back.
 */
export function workspaceToolProblems(graph: ContextGraph, tools: Readonly<Dict<WorkspaceTool>>): GraphProblem[] {
  const { slots } = resolveFlows(graph);
  return Object.entries(graph.flows).flatMap(([flow, one]) => {
    const uses = Object.entries(one.states).filter((entry): entry is [string, ToolState] => usesTool(entry[1]));
    const problems = uses.flatMap(([name, state]) => {
      const tool = Object.hasOwn(tools, state.tool) ? tools[state.tool]! : null;
      const found = tool
        ? [...argumentProblems(state, tool, slots), ...confirmationProblems(state, tool)]
        : [`There is no enabled tool “${state.tool}”. Add or enable it under Tools.`];
      return found.map((words) => ({ path: ['flows', flow, 'states', name], words }));
    });
    return [...problems, ...(uses.length > 0 ? insertionProblems(flow, one, tools) : [])];
  });
}

const usesTool = (state: State | undefined): state is ToolState => state?.kind === 'tool' && !isBuiltinTool(state.tool);

function argumentProblems({ args }: ToolState, tool: WorkspaceTool, slots: ContextGraph['slots']): string[] {
  const missing = Object.entries(tool.args).filter(([name, { required }]) => required && !Object.hasOwn(args, name));
  const given = Object.entries(args).flatMap(([name, source]) => {
    const argument = Object.hasOwn(tool.args, name) ? tool.args[name] : undefined;
    if (!argument) return [`The tool has no argument “${name}”.`];
    const type = expressionType(source, { slots });
    return fits(type, argument) ? [] : [`The argument “${name}” must be a ${argument.type}.`];
  });
  return [...missing.map(([name]) => `Add the argument “${name}”.`), ...given];
}

const fits = (given: ExpressionType, { type, required }: ToolArgument): boolean =>
  type === 'any' || given === 'any' || given === type || (given === 'null' && !required);

/** Reports a change without a confirmation, and answers in its arguments that the confirmation does not read back. */
function confirmationProblems({ args, confirm }: ToolState, { kind }: WorkspaceTool): string[] {
  if (kind === 'READS') return [];
  if (confirm === undefined)
    return ['The tool changes something. Add “confirm”, a question that reads the answers back.'];
  const inserted = placeholdersIn(confirm);
  return Object.entries(args)
    .filter(([name, source]) => /\banswers\./i.test(source) && !inserted.includes(name))
    .map(([name]) => `Insert the argument into “confirm”: {${name}}.`);
}

/** Reports texts that insert a value that no state of the flow returns. */
function insertionProblems(name: string, flow: Flow, tools: Readonly<Dict<WorkspaceTool>>): GraphProblem[] {
  const states = Object.values(flow.states).filter(usesTool);
  const known = [
    ...readFields(flow),
    ...states.flatMap(({ tool }) => (Object.hasOwn(tools, tool) ? tools[tool]!.results : [])),
  ];
  return Object.entries(flow.states).flatMap(([state, one]) => {
    const unknown = one.kind === 'say' ? insertedFields(one.words).filter((field) => !known.includes(field)) : [];
    const path = ['flows', name, 'states', state];
    return unknown.map((field) => ({ path, words: `No state of this flow returns the value “${field}”.` }));
  });
}
