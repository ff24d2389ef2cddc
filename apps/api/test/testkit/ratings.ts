import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../src/auth/context.ts';
import type { Prisma } from '../../src/db/generated/client.ts';
import { askRatingsJob, startRatingsJob } from '../../src/modules/agent/ratings/index.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates an ended episode with a rating of 4, with a message of the contact as comment. Returns the id of the rating. */
export async function buildRating(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { conversationId, ...rating }: { readonly conversationId: string } & Partial<Prisma.RatingUncheckedCreateInput>,
): Promise<string> {
  const [id, episodeId, now] = [uuidv7(), uuidv7(), fd.services.clock()];
  await fd.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const number = 1 + (await tx.agentEpisode.count({ where: { conversationId } }));
    const times = { startedAt: now, lastAt: now, endedAt: now };
    const episode = { workspaceId, id: episodeId, conversationId, number, language: 'en', outcome: 'BOOKED', ...times };
    await tx.agentEpisode.create({ data: episode });
    const comment = await tx.message.findFirst({ where: { conversationId, direction: 'IN' } });
    const answer = { score: 4, ratedAt: now, commentId: comment?.id ?? null };
    await tx.rating.create({
      data: { workspaceId, id, conversationId, episodeId, askedAt: now, ...answer, ...rating },
    });
  });
  return id;
}

/** Asks for the ratings that are due in a workspace, as the worker does every minute. Sends nothing yet. */
export async function askForRatings(services: Services, { id }: Pick<BuiltWorkspace, 'id'>): Promise<void> {
  const run = async (_task: string, { workspaceId }: { workspaceId: string }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the payload.
    if (workspaceId === id) await askRatingsJob(services)({ workspaceId }, {} as never);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task only adds jobs.
  await startRatingsJob(services)({}, { addJob: run } as never);
}
