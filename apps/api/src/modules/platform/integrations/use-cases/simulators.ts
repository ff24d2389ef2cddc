import { type Channel, type IntegrationProvider, missingIntegrations } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Sandbox, Services, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { hasSandbox } from '../account.ts';
import { openCredentials } from '../credentials.ts';
import { integrationById, lockIntegration } from '../integrations.repository.ts';
import { recordVerification, verifyAccount } from '../verification.ts';
import { saveIntegration, takeVerification, verifyTogether } from './integrations.ts';

/**
 * Connects the simulators of all providers that the workspace's channel uses and for which no credentials are stored.
 * Verifies all simulators that are not verified yet. Stored credentials are not changed. Refused if the workspace
 * cannot use simulators.
 */
export async function connectProviderSimulators(ctx: WorkspaceContext) {
  await takeVerification(ctx);
  const ids = await ctx.db.write((tx) => saveSimulators(tx, ctx));
  if (ids === null) return refused('SANDBOX_NOT_AVAILABLE');
  await Promise.all(ids.map((id) => verifyTogether(ctx, id)));
  return { count: ids.length } as const;
}

/**
 * Stores the simulators and returns the ids of the integrations to verify. Returns null if the workspace cannot use
 * simulators.
 */
async function saveSimulators(tx: Tx, ctx: WorkspaceContext): Promise<string[] | null> {
  const workspace = await lockWorkspace(tx);
  const { sandbox } = ctx.services;
  if (!sandbox || !hasSandbox(ctx.services, workspace)) return null;
  const stored = await tx.integration.findMany();
  const ids = stored.filter((row) => row.sandbox && row.state !== 'VERIFIED').map(({ id }) => id);
  const connected = stored.map(({ provider }) => provider);
  for (const provider of missingIntegrations(workspace.channel as Channel, connected)) {
    const account = sandbox.account(provider, workspace.id);
    // oxlint-disable-next-line no-await-in-loop -- the statements share the connection of the transaction.
    ids.push(await saveIntegration(tx, ctx, { provider, stored: null, ...account, sandbox: true }));
  }
  return ids;
}

interface SandboxSetUp {
  readonly workspaceId: string;
  readonly channel: Channel;
  /** Member who is recorded as the actor in the audit log. */
  readonly by: { readonly id: string; readonly name: string };
}

/** Connects and verifies the simulators of all providers for a demo workspace. */
export async function setUpSandbox(services: Services, sandbox: Sandbox, order: SandboxSetUp): Promise<void> {
  for (const provider of missingIntegrations(order.channel, [])) await setUp(services, sandbox, { ...order, provider });
}

async function setUp(
  services: Services,
  sandbox: Sandbox,
  { workspaceId, by, provider }: SandboxSetUp & { readonly provider: IntegrationProvider },
): Promise<void> {
  const db = services.database.forWorkspace(workspaceId);
  const transport = { requestId: uuidv7(), ipAddress: '' };
  const actor = { kind: 'system', name: by.name } as const;
  const ctx = { services, transport, workspace: { id: workspaceId }, actor, membership: { userId: by.id } };
  const account = sandbox.account(provider, workspaceId);
  const id = await db.write((tx) => saveIntegration(tx, ctx, { provider, stored: null, ...account, sandbox: true }));
  const asked = await db.read(async (tx) => {
    const row = await integrationById(tx, id);
    return row && { row, credentials: await openCredentials(services, tx, row) };
  });
  const verdict = asked && (await verifyAccount(services, asked));
  if (!verdict) return;
  await db.write(async (tx) => {
    const row = await lockIntegration(tx, id);
    if (row) await recordVerification(tx, ctx, row, verdict);
  });
}
