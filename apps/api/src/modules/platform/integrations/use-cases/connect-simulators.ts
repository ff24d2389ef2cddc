import { type Channel, integrationsOf } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { integrationWith } from '../integrations.repository.ts';
import { hasSandbox } from '../sandbox.ts';
import { saveIntegration, takeVerification, verifyTogether } from './integrations.ts';

/**
 * Connects and verifies the simulators of all providers that have no credentials. Stored credentials are not changed.
 */
export async function connectSimulators(ctx: WorkspaceContext) {
  await takeVerification(ctx);
  const ids = await ctx.db.write((tx) => saveSimulators(tx, ctx));
  if (ids === null) return refused('SANDBOX_NOT_HERE');
  await Promise.all(ids.map((id) => verifyTogether(ctx, id)));
  return { type: 'SimulatorsConnected', count: ids.length } as const;
}

/**
 * Stores the simulators and returns the ids of the integrations to verify. Returns null if the workspace cannot use
 * simulators.
 */
async function saveSimulators(tx: Tx, ctx: WorkspaceContext): Promise<string[] | null> {
  const workspace = await lockWorkspace(tx);
  const { sandbox } = ctx.services;
  if (!sandbox || !hasSandbox(ctx.services, workspace)) return null;
  const ids: string[] = [];
  for (const provider of integrationsOf(workspace.channel as Channel)) {
    // oxlint-disable-next-line no-await-in-loop -- the statements share the connection of the transaction.
    const stored = await integrationWith(tx, provider);
    const account = sandbox.account(provider, workspace.id);
    // oxlint-disable-next-line no-await-in-loop -- the statements share the connection of the transaction.
    if (!stored) ids.push(await saveIntegration(tx, ctx, { provider, stored: null, ...account, sandbox: true }));
    else if (stored.sandbox && stored.state !== 'VERIFIED') ids.push(stored.id);
  }
  return ids;
}
