import { type Channel, type IntegrationProvider, integrationsOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Sandbox, Services } from '../../../auth/context.ts';
import { openCredentials } from '../credentials.ts';
import { integrationById, lockIntegration } from '../integrations.repository.ts';
import { noteVerdict } from '../record-verification.ts';
import { verdictOf } from '../verification-result.ts';
import { keepIntegration } from './save-integration.ts';

interface Order {
  readonly workspaceId: string;
  readonly channel: Channel;
  /** In whose name the cards are filled in. */
  readonly by: { readonly id: string; readonly name: string };
}

/** Every card of a workspace filled in for the simulators and verified, as its owner could do it by hand. */
export async function setUpSandbox(services: Services, sandbox: Sandbox, order: Order): Promise<void> {
  for (const provider of integrationsOf(order.channel)) await setUp(services, sandbox, { ...order, provider });
}

async function setUp(
  services: Services,
  sandbox: Sandbox,
  { workspaceId, by, provider }: Order & { readonly provider: IntegrationProvider },
): Promise<void> {
  const db = services.database.inWorkspace(workspaceId);
  const transport = { requestId: uuidv7(), ipAddress: '' };
  const actor = { kind: 'system', name: by.name } as const;
  const ctx = { services, transport, workspace: { id: workspaceId }, actor, membership: { userId: by.id } };
  const account = sandbox.account(provider, workspaceId);
  const id = await db.write((tx) => keepIntegration(tx, ctx, { provider, kept: null, ...account, sandbox: true }));
  const asked = await db.read(async (tx) => {
    const row = await integrationById(tx, id);
    return row && { row, credentials: await openCredentials(services, tx, row) };
  });
  const verdict = asked && (await verdictOf(services, asked));
  if (!verdict) return;
  await db.write(async (tx) => {
    const row = await lockIntegration(tx, id);
    if (row) await noteVerdict(tx, ctx, row, verdict);
  });
}
