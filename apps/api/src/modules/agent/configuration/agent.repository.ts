import type { AgentVersion, ContextGraphVersion, QualificationQuestion } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type QuestionRow = QualificationQuestion;
export type VersionRow = AgentVersion & { readonly graphVersion: ContextGraphVersion };

/** Returns the newest version, which is the active one. */
export const newestVersion = (tx: Tx): Promise<VersionRow | null> =>
  tx.agentVersion.findFirst({ orderBy: { number: 'desc' }, include: { graphVersion: true } });

export const versionById = (tx: Tx, id: string): Promise<VersionRow | null> =>
  tx.agentVersion.findFirst({ where: { id }, include: { graphVersion: true } });
