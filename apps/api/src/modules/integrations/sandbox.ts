import type { Sandbox, Services } from '../../auth/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { integrationWith } from './integrations.repository.ts';

/** Whether credentials made up for the simulators are of any use here. */
export const hasSandbox = ({ sandbox }: Pick<Services, 'sandbox'>, { environment }: { environment: string }): boolean =>
  sandbox !== null && environment === 'DEVELOPMENT';

/** Through which account of the simulator this workspace writes; null where it writes through a real one, or through none. */
export async function sandboxAccount(tx: Tx, sandbox: Sandbox): Promise<string | null> {
  const workspace = await tx.workspace.findFirstOrThrow({ select: { environment: true } });
  if (!hasSandbox({ sandbox }, workspace)) return null;
  const card = await integrationWith(tx, 'TWILIO');
  return card?.sandbox ? card.accountSid : null;
}
