import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { anchorTrail } from '../anchors.ts';

/** Runs daily and signs the latest audit event of each workspace, unless it is already signed. */
export const anchorAuditTrailsJob =
  (services: Pick<Services, 'database' | 'clock' | 'auditSigner'>) => async (): Promise<void> => {
    const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
    for (const { id } of workspaces)
      await services.database.forWorkspace(id).write((tx) => anchorTrail(tx, services, id));
  };

const DENIED_DAYS = 90;

/**
 * Runs every night and deletes expired audit events, exports and counts of authorization errors. A database function
 * determines which events are expired. Later verifications of the log start after the deleted events.
 */
export const pruneAuditTrailsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock();
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const workspace of workspaces) {
    await services.database.forWorkspace(workspace.id).write(async (tx) => {
      await tx.auditExport.deleteMany({ where: { expiresAt: { lte: now } } });
      await tx.accessDenial.deleteMany({
        where: { minute: { lt: new Date(now.getTime() - DENIED_DAYS * 86_400_000) } },
      });
      const [pruned] = await tx.sql<{ rows: string }>`select app.prune_audit_trail() as rows`;
      const rows = Number(pruned?.rows ?? 0);
      if (rows === 0) return;
      const ctx = { services, workspace, transport: { requestId: uuidv7(), ipAddress: '' }, actor: FRONTDESK };
      await recordEvent(tx, ctx, {
        name: 'audit.pruned',
        subject: { type: 'Workspace', id: workspace.id },
        after: { rows },
      });
    });
  }
};

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;
