import type { Goal } from '@frontdesk/agent';
import { type ContextGraph, ownPartOf, readGraph } from '@frontdesk/agent/engine';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { incrementRevision, ownSource } from '../draft.ts';
import { changeDraft } from './change-draft.ts';

interface UpdateContextGraph {
  readonly agentId: string | null;
  readonly revision: number;
  readonly goal: Goal;
  /** Context graph as JSON. Null for the generated graph of the goal. If omitted, the stored graph is not changed. */
  readonly source?: string | null;
}

/** Maximum length of a graph source in characters. */
const SOURCE_LENGTH = 100_000;

/**
 * Stores the workspace's additions to the generated graph, or removes them if `source` is null. A graph with problems
 * is stored but cannot be published. Refuses a source that is not a valid graph or is too long.
 */
export async function updateContextGraph(ctx: WorkspaceContext, { source, goal, ...of }: UpdateContextGraph) {
  const graph = source == null ? null : graphFrom(source);
  if (isRefused(graph)) return graph;
  const changed = await changeDraft(ctx, { of: 'ContextGraph', ...of }, async (tx, draft) => {
    const before = { goal: draft.goal, source: ownSource(draft) };
    const given = graph && ownPartOf(graph, draft.questions);
    const graphSource = source === undefined ? before.source : ownSource({ own: given });
    if (before.goal === goal && before.source === graphSource) return;
    await incrementRevision(tx, ctx.workspace.id, draft, { goal, graphSource });
    const subject = { type: 'Agent', id: draft.agentId };
    const after = { goal, source: graphSource };
    await recordEvent(tx, ctx, { name: 'context_graph.updated', subject, before, after });
  });
  return isRefused(changed) ? changed : ({ draft: changed } as const);
}

function graphFrom(source: string): ContextGraph | Refused {
  const isAllowed = source.length <= SOURCE_LENGTH && !source.includes('\0') && !source.includes('\\u0000');
  const read = isAllowed ? readGraph(source) : { problems: [] };
  if ('graph' in read) return read.graph;
  const [first] = read.problems;
  const message = first && `Line ${first.line}: ${[first.path, first.words].filter(Boolean).join(': ')}`;
  return refused('GRAPH_INVALID', 'source', message);
}
