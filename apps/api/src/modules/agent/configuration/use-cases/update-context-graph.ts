import { type Goal, parseGraph } from '@frontdesk/agent';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { Refused, refused } from '../../../../graphql/refused.type.ts';
import { incrementRevision } from '../draft.ts';
import { ContextGraphUpdated } from '../graphql/agent.results.ts';
import { changeDraft } from './change-draft.ts';

interface UpdateContextGraph {
  readonly revision: number;
  readonly goal: Goal;
  readonly source: string | null;
}

/** Maximum length of a graph source. */
const SOURCE_LENGTH = 100_000;

/** Sets a custom graph, or null to generate it from the questions. */
export async function updateContextGraph(ctx: WorkspaceContext, { revision, goal, source }: UpdateContextGraph) {
  if (source !== null && !isSound(source)) return refused('GRAPH_INVALID', 'source');
  const changed = await changeDraft(ctx, { of: 'ContextGraph', revision }, async (tx, draft) => {
    if (draft.goal === goal && draft.graphSource === source) return;
    await incrementRevision(tx, ctx.workspace.id, draft, { goal, graphSource: source });
    const subject = { type: 'Agent', id: draft.agentId };
    const before = { goal: draft.goal, source: draft.graphSource };
    await recordEvent(tx, ctx, { name: 'context_graph.updated', subject, before, after: { goal, source } });
  });
  return changed instanceof Refused ? changed : new ContextGraphUpdated(changed);
}

const isSound = (source: string): boolean =>
  source.length <= SOURCE_LENGTH && !source.includes('\0') && 'graph' in parseGraph(source);
