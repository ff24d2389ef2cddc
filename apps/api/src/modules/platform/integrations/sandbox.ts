import type { Sandbox, Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { integrationWith } from './integrations.repository.ts';

/** Returns whether the workspace can use simulators. */
export const hasSandbox = ({ sandbox }: Pick<Services, 'sandbox'>, { environment }: { environment: string }): boolean =>
  sandbox !== null && environment === 'DEVELOPMENT';

/**
 * Returns the id of the simulated account from which the workspace sends. Returns null if the workspace uses a real
 * account or none.
 */
export async function sandboxAccount(tx: Tx, sandbox: Sandbox): Promise<string | null> {
  const workspace = await tx.workspace.findFirstOrThrow({ select: { environment: true } });
  if (!hasSandbox({ sandbox }, workspace)) return null;
  const integration = await integrationWith(tx, 'TWILIO');
  return integration?.sandbox ? integration.accountSid : null;
}
