import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { openCredentials } from '../credentials.ts';
import { integrationById, lockIntegration } from '../integrations.repository.ts';
import { recordVerification } from '../record-verification.ts';
import { verifyAccount } from '../verification-result.ts';

/** Verifies credentials outside any transaction. The result is stored only if they are unchanged. */
export async function verifyIntegration(ctx: WorkspaceContext, { id }: { id: string }) {
  const asked = await readAccount(ctx, id);
  await takeVerification(ctx);
  return verifyRead(ctx, asked);
}

/** Same without an attempt of its own: the caller has taken one for several integrations. */
export const verifyTogether = async (ctx: WorkspaceContext, id: string) => verifyRead(ctx, await readAccount(ctx, id));

export const takeVerification = ({ services, workspace }: WorkspaceContext): Promise<void> =>
  services.rateLimits.take('verify:integrations', workspace.id);

const readAccount = (ctx: WorkspaceContext, id: string) =>
  ctx.db.read(async (tx) => {
    const row = authorize(ctx, 'verify', 'Integration', await integrationById(tx, id));
    return { row, credentials: await openCredentials(ctx.services, tx, row) };
  });

async function verifyRead(ctx: WorkspaceContext, asked: Awaited<ReturnType<typeof readAccount>>) {
  const { id } = asked.row;
  const verdict = await verifyAccount(ctx.services, asked);
  return ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'verify', 'Integration', await lockIntegration(tx, id));
    if (row.version !== asked.row.version) return refused('INTEGRATION_CHANGED');
    await recordVerification(tx, ctx, row, verdict);
    return verdict.works
      ? ({ type: 'IntegrationVerified', integration: byId(id) } as const)
      : ({ type: 'IntegrationFailed', integration: byId(id) } as const);
  });
}
