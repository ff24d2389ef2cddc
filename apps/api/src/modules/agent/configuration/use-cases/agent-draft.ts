import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { newestVersion } from '../agent.repository.ts';
import { type Draft, draftSource, loadDraft } from '../draft.ts';
import type { AgentDraft } from '../graphql/agent.type.ts';
import { personaOf } from '../published-agent.ts';

export const agentDraft = (ctx: WorkspaceContext): Promise<AgentDraft> => ctx.db.read(readDraft);

/** Draft as displayed, with whether it differs from the active version. */
export async function readDraft(tx: Tx): Promise<AgentDraft> {
  const draft = await loadDraft(tx);
  const newest = await newestVersion(tx);
  const source = draftSource(draft);
  const same = newest !== null && newest.graphVersion.source === source && isSamePersona(draft, newest);
  return {
    revision: draft.revision,
    persona: { ...draft.persona, questions: draft.questions.map((question) => ({ ...question })) },
    goal: draft.goal,
    source,
    handWritten: draft.graphSource !== null,
    publishedNumber: newest?.number ?? null,
    isPublished: same,
  };
}

export const isSamePersona = (
  { persona }: Pick<Draft, 'persona'>,
  version: Parameters<typeof personaOf>[0],
): boolean => {
  const { name, role, tone } = personaOf(version);
  return persona.name === name && persona.role === role && persona.tone === tone;
};
