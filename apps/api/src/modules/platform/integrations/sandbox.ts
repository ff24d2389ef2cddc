import type { Sandbox, Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { integrationWith } from './integrations.repository.ts';

/** Whether simulator credentials work here. */
export const hasSandbox = ({ sandbox }: Pick<Services, 'sandbox'>, { environment }: { environment: string }): boolean =>
  sandbox !== null && environment === 'DEVELOPMENT';

/** Simulator account through which this workspace sends. Null when it uses a real one or none. */
export async function sandboxAccount(tx: Tx, sandbox: Sandbox): Promise<string | null> {
  const workspace = await tx.workspace.findFirstOrThrow({ select: { environment: true } });
  if (!hasSandbox({ sandbox }, workspace)) return null;
  const card = await integrationWith(tx, 'TWILIO');
  return card?.sandbox ? card.accountSid : null;
}
