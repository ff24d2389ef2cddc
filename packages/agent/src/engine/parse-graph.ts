import { type AnyNode, type DocumentNode, parse } from '@humanwhocodes/momoa';
import { GraphShape as GraphShapeV1 } from '../graph.ts';
import { type ContextGraph, GraphShape } from './graph.ts';
import { type GraphProblem, graphProblems } from './graph-problems.ts';
import { migrateGraph } from './migrate-graph.ts';

export interface SourceProblem {
  readonly line: number;
  readonly column: number;
  /** Path in the graph, for example `flows.book.states.greet`. Empty for the whole graph. */
  readonly path: string;
  readonly words: string;
}

export type ParsedGraph = { readonly graph: ContextGraph } | { readonly problems: readonly SourceProblem[] };

/** Parses a graph from its source. On failure returns every problem with its line. */
export function parseGraph(source: string): ParsedGraph {
  const document = parseSource(source);
  if ('problems' in document) return document;
  const json: unknown = JSON.parse(source);
  const old = isVersion2(json) ? null : GraphShapeV1.safeParse(json);
  if (old?.success) return { graph: migrateGraph(old.data) };
  const shape = GraphShape.safeParse(json);
  const problems: GraphProblem[] = shape.success
    ? graphProblems(shape.data)
    : shape.error.issues.map(({ path, message }) => ({ path: path.map(asKey), words: message }));
  if (shape.success && problems.length === 0) return { graph: shape.data };
  return { problems: problems.map((problem) => atLine(document, problem)) };
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

/** Returns the node at a path, or its nearest existing ancestor: a missing node has no line. */
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
