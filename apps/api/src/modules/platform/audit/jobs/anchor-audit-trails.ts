import type { Services } from '../../../../auth/context.ts';
import { anchorTrail } from '../anchors.ts';

/** Runs daily and signs the latest audit event of each workspace. */
export const anchorAuditTrailsJob =
  (services: Pick<Services, 'database' | 'clock' | 'auditSigner'>) => async (): Promise<void> => {
    const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
    for (const { id } of workspaces)
      await services.database.forWorkspace(id).write((tx) => anchorTrail(tx, services, id));
  };
