import type { Services } from '../context/context.ts';
import type { Tx } from '../db/tenant-db.ts';
import type { Mail } from '../mail/mail.ts';

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if, and only if, the change commits. `null` is a mail to
 * nobody: what is asked about an address that is not known here takes the same work, and nobody can tell by it.
 */
export async function mailLater(tx: Tx, services: Services, mail: Mail | null): Promise<void> {
  const payload = JSON.stringify({ sealed: await services.sealer.seal(mail) });
  await tx.sql`select app.enqueue('send_mail', ${payload}::jsonb)`;
}
