import type { AgentVersion, ContextGraphVersion, QualificationQuestion } from '../../../db/generated/client.ts';
import { findRow, findRowWhere } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type QuestionRow = QualificationQuestion;
/** A version with the source of its graph and the limits of its agent. */
export type VersionRow = AgentVersion & {
  /** Source of the graph that was published with the version. */
  readonly graphSource: string;
  /** Stored value of the column `agents.limits`. */
  readonly limits: unknown;
};

const GRAPH_AND_LIMITS = `,
  (select g.source from context_graph_versions g
    where g.workspace_id = agent_versions.workspace_id and g.id = agent_versions.graph_version_id) as "graphSource",
  (select a.limits from agents a where a.workspace_id = agent_versions.workspace_id and a.id = agent_versions.agent_id) as limits`;

const NEWEST = {
  condition: 'agent_id = coalesce($1::uuid, (select id from agents where is_default)) order by number desc',
  more: GRAPH_AND_LIMITS,
};
const BY_ID = { condition: 'id = $1', more: GRAPH_AND_LIMITS };

/**
 * Returns the newest version of an agent, or of the default agent if `agentId` is null. Returns null if no version has
 * been published.
 */
export const newestVersion = (tx: Tx, agentId: string | null): Promise<VersionRow | null> =>
  findRowWhere<VersionRow>(tx, 'AgentVersion', NEWEST, [agentId]);

export const versionById = (tx: Tx, id: string): Promise<VersionRow | null> =>
  findRowWhere<VersionRow>(tx, 'AgentVersion', BY_ID, [id]);

export const graphVersionById = (tx: Tx, id: string): Promise<ContextGraphVersion | null> =>
  findRow<ContextGraphVersion>(tx, 'ContextGraphVersion', { id });
