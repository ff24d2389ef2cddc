import { type AnyNode, type DocumentNode, parse } from '@humanwhocodes/momoa';
import { type ContextGraph, GraphShape } from './graph.ts';
import { type GraphProblem, graphProblems } from './graph-problems.ts';
import { GraphShapeV1, type GraphV1 } from './graph-v1.ts';
import { migrateGraph } from './migrate-graph.ts';

export interface SourceProblem {
  readonly line: number;
  readonly column: number;
  /** Path in the graph, for example `flows.book.states.greet`. Empty for the whole graph. */
  readonly path: string;
  readonly words: string;
}

export type ParsedGraph = { readonly graph: ContextGraph } | { readonly problems: readonly SourceProblem[] };

/** A graph whose shape is valid. `locate` returns the line of a problem. */
export interface ReadGraph {
  readonly graph: ContextGraph;
  readonly locate: (problem: GraphProblem) => SourceProblem;
}

/**
 * Parses a graph from its source. On failure returns the problems with their lines: the format problems or, if the
 * format is valid, the problems that prevent the graph from running.
 */
export function parseGraph(source: string): ParsedGraph {
  const read = readGraph(source);
  if ('problems' in read) return read;
  const problems = graphProblems(read.graph);
  return problems.length === 0 ? { graph: read.graph } : { problems: problems.map(read.locate) };
}

/**
 * Reads a graph, or returns the problems of its format. Does not check whether the graph can run. A graph of version 1
 * is converted.
 */
export function readGraph(source: string): ReadGraph | { readonly problems: readonly SourceProblem[] } {
  const document = parseSource(source);
  if ('problems' in document) return document;
  const json: unknown = JSON.parse(source);
  const locate = (problem: GraphProblem) => atLine(document, problem);
  const old = isVersion2(json) ? null : GraphShapeV1.safeParse(json);
  if (old?.success) return { graph: migrateGraph(old.data), locate };
  const shape = GraphShape.safeParse(json);
  if (shape.success) return { graph: shape.data, locate };
  return { problems: shapeProblems(shape.error.issues as Issue[]).map(locate) };
}

interface Issue {
  readonly code: string;
  readonly origin?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const shapeProblems = (issues: readonly Issue[]): GraphProblem[] =>
  issues.map(({ path, message, code, origin }) => {
    const isMissing = code === 'too_small' && origin === 'string';
    return { path: path.map(asKey), words: isMissing ? 'Enter a text.' : message };
  });

/** Returns the schema problems of a graph that is being edited. Empty if the graph is well-formed. */
export function shapeProblemsOf(graph: unknown): GraphProblem[] {
  const shape = GraphShape.safeParse(graph);
  return shape.success ? [] : shapeProblems(shape.error.issues as Issue[]);
}

/** Returns the graph of a version 1 source. Null if the source has another version or is invalid. */
export function readGraphV1(source: string): GraphV1 | null {
  if ('problems' in parseSource(source)) return null;
  const json: unknown = JSON.parse(source);
  return isVersion2(json) ? null : (GraphShapeV1.safeParse(json).data ?? null);
}

const isVersion2 = (json: unknown): boolean => typeof json === 'object' && json !== null && 'version' in json;

/** Formats a graph as source text. */
export const sourceOf = (graph: ContextGraph): string => `${JSON.stringify(graph, null, 2)}\n`;

function parseSource(source: string): DocumentNode | { problems: SourceProblem[] } {
  try {
    return parse(source);
  } catch (error) {
    const { line = 1, column = 1, message } = error as Error & { line?: number; column?: number };
    return { problems: [{ line, column, path: '', words: message.replace(/\.? \(\d+:\d+\)$/, '.') }] };
  }
}

const asKey = (key: PropertyKey): string | number => (typeof key === 'symbol' ? String(key) : key);

function atLine(document: DocumentNode, { path, words }: GraphProblem): SourceProblem {
  const { line, column } = nodeAt(document.body, path).loc.start;
  return { line, column, path: path.join('.'), words };
}

/**
 * Returns the node at a path. If the node is missing, returns its nearest existing ancestor, which has a line number.
 */
function nodeAt(node: AnyNode, [head, ...rest]: GraphProblem['path']): AnyNode {
  if (head === undefined) return node;
  const next =
    node.type === 'Object'
      ? node.members.find((member) => member.name.type === 'String' && member.name.value === head)?.value
      : node.type === 'Array' && typeof head === 'number'
        ? node.elements[head]?.value
        : undefined;
  return next ? nodeAt(next, rest) : node;
}
