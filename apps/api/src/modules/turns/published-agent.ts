import { type ContextGraph, DEFAULT_PERSONA, DEFAULT_QUESTIONS, graphOf, type Persona } from '@frontdesk/agent';
import type { Tx } from '../../db/tenant-db.ts';

export interface PublishedAgent {
  readonly persona: Persona;
  readonly graph: ContextGraph;
  readonly versionId: string | null;
}

export async function publishedAgent(_tx: Tx, _workspaceId: string): Promise<PublishedAgent> {
  return { persona: DEFAULT_PERSONA, graph: graphOf(DEFAULT_QUESTIONS, 'BOOK'), versionId: null };
}
