import { KNOWLEDGE_LIMITS, LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';

const JOB_DAYS = 30;
const MAPPING_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * Runs every night. Deletes old jobs and their files, old imports with their rows and mappings, expired undo data of
 * merges, and knowledge files that could not be read.
 */
export const sweepJobFiles = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock().getTime();
  const before = (ms: number) => new Date(now - ms);
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces) {
    await services.database.forWorkspace(id).write(async (tx) => {
      await tx.jobPart.deleteMany({ where: { createdAt: { lt: before(LIMITS.jobFileHours * 3_600_000) } } });
      await tx.contactMerge.deleteMany({ where: { createdAt: { lt: before(LIMITS.mergeUndoHours * 3_600_000) } } });
      await tx.importMapping.deleteMany({ where: { confirmedAt: { lt: before(MAPPING_DAYS * DAY_MS) } } });
      await tx.contactImportRow.deleteMany({ where: { createdAt: { lt: before(LIMITS.importDays * DAY_MS) } } });
      const unreadDays = KNOWLEDGE_LIMITS.unreadFileDays;
      await tx.knowledgeFilePart.deleteMany({ where: { createdAt: { lt: before(unreadDays * DAY_MS) } } });
      const old = { createdAt: { lt: before(JOB_DAYS * DAY_MS) } };
      await tx.contactImport.deleteMany({ where: old });
      await tx.job.deleteMany({ where: { ...old, finishedAt: { not: null } } });
    });
  }
};
