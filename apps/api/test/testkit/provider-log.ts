import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates an entry of the provider log. Returns its id. */
export async function buildProviderLogEntry(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  entry: Partial<Prisma.ProviderLogEntryUncheckedCreateInput> = {},
): Promise<string> {
  const data: Prisma.ProviderLogEntryUncheckedCreateInput = {
    workspaceId,
    direction: 'OUTBOUND',
    provider: 'TWILIO',
    operation: 'POST /2010-04-01/Accounts/{id}/Messages.json',
    status: 'SUCCEEDED',
    responseStatus: 201,
    durationMs: 120,
    occurredAt: fd.services.clock(),
    ...entry,
  };
  const { id } = await fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.providerLogEntry.create({ data }));
  return id;
}
