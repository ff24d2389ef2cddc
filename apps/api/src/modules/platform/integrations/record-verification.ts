import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import type { IntegrationRow } from './integrations.repository.ts';
import type { VerificationResult } from './verification-result.ts';

/** Stores and records the result of a verification. `verifiedAt` remains the time of the last success. */
export async function recordVerification(
  tx: Tx,
  ctx: EventContext,
  row: IntegrationRow,
  verdict: VerificationResult,
): Promise<void> {
  const { workspaceId, id, provider } = row;
  const now = ctx.services.clock();
  const data = verdict.works
    ? { state: 'VERIFIED', accountName: verdict.accountName, verifiedAt: now, failure: null, failedAt: null }
    : { state: 'FAILING', failure: verdict.words, failedAt: now };
  await tx.integration.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  await recordEvent(tx, ctx, {
    name: verdict.works ? 'integration.verified' : 'integration.failed',
    subject: { type: 'Integration', id },
    before: { provider, state: row.state },
    after: verdict.works ? { accountName: verdict.accountName } : { failure: verdict.words },
  });
}
