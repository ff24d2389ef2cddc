import type { TestPolicy } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { newestVersion, type VersionRow } from '../agent.repository.ts';
import { currentSource, type Draft, draftSource, loadDraft } from '../draft.ts';
import { findDraftProblems } from '../find-draft-problems.ts';
import { toGraphProblem } from '../graph-problem.ts';
import { personaOf } from '../published-agent.ts';
import { contentHash, contentOfDraft } from '../test-content.ts';
import { hasPassedTests } from '../test-gate.ts';

export const agentDraft = (ctx: WorkspaceContext, agentId: string | null) =>
  ctx.db.read((tx) => readDraft(tx, agentId));

/** Returns the draft for display, and whether it is identical to the newest version. */
export async function readDraft(tx: Tx, agentId: string | null) {
  const draft = await loadDraft(tx, agentId);
  const newest = await newestVersion(tx, draft.agentId);
  const source = draftSource(draft);
  const { testPolicy } = await tx.agent.findFirstOrThrow({
    where: { id: draft.agentId },
    select: { testPolicy: true },
  });
  const hash = contentHash(contentOfDraft(draft));
  return {
    agentId: draft.agentId,
    name: draft.name,
    revision: draft.revision,
    persona: { ...draft.persona, questions: draft.questions.map((question) => ({ ...question })) },
    goal: draft.goal,
    source,
    hasCustomBookFlow: isBookFlowReplaced(draft),
    problems: (await findDraftProblems(tx, draft)).map(toGraphProblem),
    publishedNumber: newest?.number ?? null,
    isPublished: newest !== null && isSameVersion(draft, newest),
    testPolicy: testPolicy as TestPolicy,
    hasPassedTests: await hasPassedTests(tx, { agentId: draft.agentId, contentHash: hash }),
  };
}

const isBookFlowReplaced = ({ own }: Draft): boolean =>
  own !== null && (Object.hasOwn(own.flows, 'book') || own.builtins.book?.override !== undefined);

/** Returns whether a version has the same persona and graph as the draft. */
export const isSameVersion = (draft: Draft, version: VersionRow): boolean =>
  currentSource(version.graphSource) === draftSource(draft) && isSamePersona(draft, version);

export const isSamePersona = (
  { persona }: Pick<Draft, 'persona'>,
  version: Parameters<typeof personaOf>[0],
): boolean => {
  const { name, role, tone } = personaOf(version);
  return persona.name === name && persona.role === role && persona.tone === tone;
};
