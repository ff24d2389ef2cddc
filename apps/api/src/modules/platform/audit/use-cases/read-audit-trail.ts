import { ENVIRONMENT_CONTROLS, type Environment } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { anchorFile } from '../anchors.ts';

/** Returns the retention of the log, and its signed anchors with the keys for verifying them. */
export async function readAuditTrail({ db, services }: WorkspaceContext) {
  const { environment, anchors } = await db.read(async (tx) => ({
    ...(await tx.workspace.findFirstOrThrow({ select: { environment: true } })),
    anchors: await anchorFile(tx),
  }));
  const { auditRetentionDays } = ENVIRONMENT_CONTROLS[environment as Environment];
  return { retentionDays: auditRetentionDays, signingKeys: [...services.auditSigner.keys], anchorFile: anchors };
}
