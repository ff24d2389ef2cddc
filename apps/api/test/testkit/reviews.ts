import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates a completed review with the score 4 for accuracy. Returns its id. */
export async function buildReview(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  review: { readonly conversationId: string } & Partial<Prisma.ReviewUncheckedCreateInput>,
): Promise<string> {
  const now = fd.services.clock();
  const completed = { reviewerId: uuidv7(), completedAt: now, accuracyScore: 4, comment: 'Good.' };
  const data = { workspaceId, reasons: ['HANDOFF'], createdAt: now, ...completed, ...review };
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) => tx.review.create({ data }));
  return id;
}

/** Creates a review that waits in the queue. Returns its id. */
export const buildOpenReview = (
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  review: { readonly conversationId: string } & Partial<Prisma.ReviewUncheckedCreateInput>,
): Promise<string> =>
  buildReview(fd, workspace, {
    openConversationId: review.conversationId,
    reviewerId: null,
    completedAt: null,
    accuracyScore: null,
    comment: null,
    ...review,
  });
