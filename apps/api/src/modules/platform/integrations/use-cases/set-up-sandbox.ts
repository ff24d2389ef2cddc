import { type Channel, type IntegrationProvider, integrationsOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Sandbox, Services } from '../../../../auth/context.ts';
import { openCredentials } from '../credentials.ts';
import { integrationById, lockIntegration } from '../integrations.repository.ts';
import { recordVerification } from '../record-verification.ts';
import { verifyAccount } from '../verification-result.ts';
import { saveIntegration } from './integrations.ts';

interface SandboxSetUp {
  readonly workspaceId: string;
  readonly channel: Channel;
  /** Member whom the audit log shows as the actor. */
  readonly by: { readonly id: string; readonly name: string };
}

/** Connects and verifies the simulators of all providers for a demo workspace. */
export async function setUpSandbox(services: Services, sandbox: Sandbox, order: SandboxSetUp): Promise<void> {
  for (const provider of integrationsOf(order.channel)) await setUp(services, sandbox, { ...order, provider });
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
