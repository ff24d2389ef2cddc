import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { lockDraft, ownSource, writeQuestions } from './draft.ts';

interface Copy {
  /** Id of the agent whose draft is copied. */
  readonly from: string;
  /** Id of the agent that receives the copy. This agent must not have a persona yet. */
  readonly to: string;
}

/** Copies the persona, questions, goal, graph and limits of an agent to another agent. Versions are not copied. */
export async function copyDraft(tx: Tx, workspaceId: string, { from, to }: Copy): Promise<void> {
  const draft = await lockDraft(tx, workspaceId, from);
  const { limits } = await tx.agent.findFirstOrThrow({ where: { id: from }, select: { limits: true } });
  const personaId = uuidv7();
  await tx.persona.create({ data: { workspaceId, id: personaId, agentId: to, ...draft.persona } });
  await writeQuestions(tx, { workspaceId, personaId }, draft.questions);
  const data = { goal: draft.goal, graphSource: ownSource(draft), limits: limits ?? {} };
  await tx.agent.updateMany({ where: { id: to }, data });
}
