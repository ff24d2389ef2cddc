import type { Services } from '../../../../auth/context.ts';

/**
 * Number of days for which model calls of tests are stored. Model calls of a conversation are deleted together with the
 * conversation.
 */
const TEST_CALL_DAYS = 90;

/**
 * Runs every night and deletes old model calls that do not belong to a conversation. Their totals are kept. Can be
 * repeated without further effect.
 */
export const pruneModelCallsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const before = new Date(services.clock().getTime() - TEST_CALL_DAYS * 86_400_000);
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces)
    await services.database
      .forWorkspace(id)
      .write((tx) => tx.modelCall.deleteMany({ where: { conversationId: null, at: { lt: before } } }));
};
