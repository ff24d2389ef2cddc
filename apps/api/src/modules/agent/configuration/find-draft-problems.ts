import {
  type AssignmentFacts,
  assignedMembers,
  composeGraph,
  draftProblems,
  type GraphParts,
  type GraphProblem,
  type SurfaceFacts,
  sentTemplates,
} from '@frontdesk/agent/engine';
import type { Channel } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isUuid } from '../../../db/uuid.ts';
import { sendableFormsOf } from '../../messaging/surfaces/index.ts';
import { readRecordAccess } from '../record-fields/index.ts';
import { readWorkspaceTools } from '../workspace-tools/index.ts';

/** Returns the problems of a draft, including those that depend on the settings, members and forms of the workspace. */
export async function findDraftProblems(tx: Tx, draft: GraphParts): Promise<GraphProblem[]> {
  const access = await readRecordAccess(tx);
  return draftProblems(draft, {
    access,
    assignment: await assignmentFacts(tx, draft),
    surfaces: await surfaceFacts(tx, draft),
    tools: await readWorkspaceTools(tx),
  });
}

/** Reads the data needed to validate conversation assignments. Returns undefined if no flow assigns a conversation. */
async function assignmentFacts(tx: Tx, draft: GraphParts): Promise<AssignmentFacts | undefined> {
  const named = assignedMembers(composeGraph(draft));
  if (named.length === 0) return undefined;
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  const members = await tx.member.findMany({ where: { id: { in: named.filter(isUuid) } }, select: { id: true } });
  return { channel: channel as Channel, memberIds: members.map(({ id }) => id) };
}

/** Reads the data needed to validate the forms that flows send. Returns undefined if no flow sends a form. */
async function surfaceFacts(tx: Tx, draft: GraphParts): Promise<SurfaceFacts | undefined> {
  const named = sentTemplates(composeGraph(draft));
  if (named.length === 0) return undefined;
  const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
  return { channel: channel as Channel, templateIds: await sendableFormsOf(tx, named.filter(isUuid)) };
}
