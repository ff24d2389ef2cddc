import type { Services } from '../../../../auth/context.ts';

/** Days for which the calls of tests are kept. Calls of a conversation are deleted with it. */
const TEST_CALL_DAYS = 90;

/** Job that runs every night and deletes old calls that belong to no conversation. Their sums remain. Idempotent. */
export const pruneModelCallsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const before = new Date(services.clock().getTime() - TEST_CALL_DAYS * 86_400_000);
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces)
    await services.database
      .forWorkspace(id)
      .write((tx) => tx.modelCall.deleteMany({ where: { conversationId: null, at: { lt: before } } }));
};
