import type { RecordFieldAccess } from '@frontdesk/domain';
import type { Question } from '../question.ts';
import { type AssignmentFacts, assignmentProblems } from './assign-problems.ts';
import { defaultGraphV2, GOALS, type Goal } from './default-graph.ts';
import { BUILTIN_FLOWS, type ContextGraph } from './graph.ts';
import { type GraphProblem, graphProblems } from './graph-problems.ts';
import type { GraphV1 } from './graph-v1.ts';
import { MAIN_FLOW, migrateGraph } from './migrate-graph.ts';
import { recordAccessProblems } from './record-problems.ts';
import { type SurfaceFacts, surfaceProblems } from './surface-problems.ts';
import type { Dict } from './types.ts';
import { type WorkspaceTool, workspaceToolProblems } from './workspace-tools.ts';

/**
 * Parts of a context graph. The questions and the goal generate the booking flow. `own` adds flows or replaces them.
 */
export interface GraphParts {
  readonly questions: readonly Question[];
  readonly goal: Goal;
  /** The workspace's own flows, slots and settings. Null if the workspace has none. */
  readonly own: ContextGraph | null;
}

/** Facts about the workspace that determine whether a graph can run. Facts that are absent are not checked. */
export interface WorkspaceFacts {
  /** Fields of the contact's record that the agent can use. */
  readonly access?: RecordFieldAccess | undefined;
  readonly assignment?: AssignmentFacts | undefined;
  readonly surfaces?: SurfaceFacts | undefined;
  /** Enabled tools of the workspace. */
  readonly tools?: Readonly<Dict<WorkspaceTool>> | undefined;
}

/**
 * Returns the graph that the agent runs: the generated booking flow and the workspace's own flows. If the workspace
 * replaces the built-in flow `book`, only its own flows are used.
 */
export function composeGraph({ questions, goal, own }: GraphParts): ContextGraph {
  const generated = defaultGraphV2(questions, goal);
  if (!own) return generated;
  return {
    version: 2,
    goal: isGeneratedGoal(own.goal) ? generated.goal : own.goal,
    flows: own.builtins.book?.override === undefined ? { ...generated.flows, ...own.flows } : own.flows,
    slots: { ...own.slots, ...generated.slots },
    builtins: own.builtins,
  };
}

/**
 * Returns the part of a graph that cannot be generated from the questions. Null if the whole graph can be generated.
 */
export function ownPartOf(graph: ContextGraph, questions: readonly Question[]): ContextGraph | null {
  const generated = GOALS.map((goal) => defaultGraphV2(questions, goal));
  const isGenerated = (kind: 'flows' | 'slots', name: string, value: unknown) =>
    generated.some((one) => Object.hasOwn(one[kind], name) && isSame(one[kind][name], value));
  const own = (kind: 'flows' | 'slots') =>
    Object.fromEntries(Object.entries(graph[kind]).filter(([name, value]) => !isGenerated(kind, name, value)));
  const builtins = Object.fromEntries(
    Object.entries(graph.builtins).filter(([, setting]) => !isSame(setting, { enabled: true })),
  );
  const part = { ...graph, flows: own('flows'), slots: own('slots'), builtins } as ContextGraph;
  const isEmpty = [part.flows, part.slots, part.builtins].every((one) => Object.keys(one).length === 0);
  return isEmpty && isGeneratedGoal(part.goal) ? null : part;
}

/**
 * Returns the problems of the composed graph, and one problem for each slot of the workspace with the same name as a
 * question. If facts of the workspace are given, also reports states that these facts do not allow.
 */
export function draftProblems(
  { questions, goal, own }: GraphParts,
  { access, assignment, surfaces, tools }: WorkspaceFacts = {},
): GraphProblem[] {
  const graph = composeGraph({ questions, goal, own });
  const { slots } = defaultGraphV2(questions, goal);
  const hidden = Object.keys(own?.slots ?? {}).filter((name) => Object.hasOwn(slots, name));
  return [
    ...graphProblems(graph),
    ...(access ? recordAccessProblems(graph, access) : []),
    ...(assignment ? assignmentProblems(graph, assignment) : []),
    ...(surfaces ? surfaceProblems(graph, surfaces) : []),
    ...(tools ? workspaceToolProblems(graph, tools) : []),
    ...hidden.map((name) => ({ path: ['slots', name], words: `“${name}” is a question. Edit it under Questions.` })),
  ];
}

/**
 * Splits a custom graph of version 1 into its questions and the rest. The states become the flow `book` if they book
 * appointments, otherwise the flow `main`.
 */
export function partsOfGraphV1(graph: GraphV1, goal: Goal): GraphParts {
  const questions = Object.values(graph.states).flatMap((state) => (state.kind === 'ask' ? [state.question] : []));
  const { flows, builtins, ...rest } = migrateGraph(graph);
  const { [MAIN_FLOW]: main, ...others } = flows;
  const isBooking = builtins.book?.override === MAIN_FLOW;
  const converted: ContextGraph =
    isBooking && main ? { ...rest, flows: { ...others, book: main }, builtins: {} } : { ...rest, flows, builtins };
  return { questions, goal, own: ownPartOf(converted, questions) };
}

export interface ProblemPlace {
  /** Flow that contains the problem. Null if the problem concerns the whole graph or a slot. */
  readonly flow: string | null;
  readonly state: string | null;
}

/**
 * Returns the names of the flow and the state that a problem concerns. Each is null if the problem concerns no specific
 * one.
 */
export function placeOf({ path }: Pick<GraphProblem, 'path'>): ProblemPlace {
  const [section, name, part, state] = path.map(String);
  if (section === 'builtins') return { flow: name ?? null, state: null };
  if (section !== 'flows') return { flow: null, state: null };
  return { flow: name ?? null, state: part === 'states' ? (state ?? null) : null };
}

/** Whether a built-in flow has this name. A flow of the workspace with the same name replaces the built-in flow. */
export const isBuiltinFlow = (name: string): boolean => BUILTIN_FLOWS.some((one) => one === name);

const GENERATED_GOALS = GOALS.map((goal) => defaultGraphV2([], goal).goal);
const isGeneratedGoal = (goal: string): boolean => GENERATED_GOALS.includes(goal);

/** Compares two values as JSON, regardless of the order of keys. */
const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
