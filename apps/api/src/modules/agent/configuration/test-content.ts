import { createHash } from 'node:crypto';
import { DEFAULT_PERSONA, type Persona } from '@frontdesk/agent';
import type { GraphProblem } from '@frontdesk/agent/engine';
import type { Tx } from '../../../db/tenant-db.ts';
import { versionById } from './agent.repository.ts';
import { currentSource, type Draft, draftSource, graphIn, loadDraft } from './draft.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { personaOf } from './published-agent.ts';

/** Persona and graph of a draft or version that is tested. */
export interface TestContent {
  readonly agentId: string;
  /** Id of the tested version. Null if the content is a draft. */
  readonly versionId: string | null;
  /** Revision of the tested draft. Null if the content is a version. */
  readonly draftRevision: number | null;
  readonly persona: Persona;
  readonly source: string;
  readonly problems: readonly GraphProblem[];
}

/**
 * Returns the content of an agent's draft, or of the default agent's draft if `agentId` is null. Throws NOT_FOUND for
 * an unknown id.
 */
export async function draftContent(tx: Tx, agentId: string | null): Promise<TestContent> {
  const draft = await loadDraft(tx, agentId);
  const problems = await findDraftProblems(tx, draft);
  return { ...contentOfDraft(draft), versionId: null, draftRevision: draft.revision, problems };
}

/** Returns the content of a published version, or null if it does not exist. */
export async function versionContent(tx: Tx, versionId: string): Promise<TestContent | null> {
  const version = await versionById(tx, versionId);
  if (!version) return null;
  const source = currentSource(version.graphSource);
  return {
    agentId: version.agentId,
    versionId,
    draftRevision: null,
    persona: personaOf(version),
    source,
    problems: [],
  };
}

export const contentOfDraft = (draft: Draft) => ({
  agentId: draft.agentId,
  persona: draft.persona,
  source: draftSource(draft),
});

type Content = Pick<TestContent, 'persona' | 'source'>;

/** Returns the SHA-256 hash of the content. Contents with the same hash behave identically. */
export const contentHash = ({ persona: { name, role, tone }, source }: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([name, role, tone, source]))
    .digest('hex');

/** Serializes the content, so that a test run is not affected by later changes of the draft. */
export const storedContent = ({ persona, source }: Content): string => JSON.stringify({ persona, source });

/** Parses the stored content of a test run. */
export function contentIn(stored: string) {
  const { persona, source } = JSON.parse(stored) as Partial<Content>;
  return { persona: persona ?? DEFAULT_PERSONA, graph: graphIn(source ?? '') };
}
