import type { AgentVersion, ContextGraphVersion, QualificationQuestion } from '../../../db/generated/client.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type QuestionRow = QualificationQuestion;
export type VersionRow = AgentVersion & { readonly graphVersion: ContextGraphVersion };

/** Returns the newest version of an agent. Returns null if no version has been published. */
export const newestVersion = async (tx: Tx, agentId: string): Promise<VersionRow | null> =>
  withGraph(tx, await findRow<AgentVersion>(tx, 'AgentVersion', { agentId }, { newest: ['number'] }));

export const versionById = async (tx: Tx, id: string): Promise<VersionRow | null> =>
  withGraph(tx, await findRow<AgentVersion>(tx, 'AgentVersion', { id }));

export const graphVersionById = (tx: Tx, id: string): Promise<ContextGraphVersion | null> =>
  findRow<ContextGraphVersion>(tx, 'ContextGraphVersion', { id });

async function withGraph(tx: Tx, version: AgentVersion | null): Promise<VersionRow | null> {
  const graphVersion = version && (await graphVersionById(tx, version.graphVersionId));
  return graphVersion && { ...version, graphVersion };
}
