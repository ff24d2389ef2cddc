import type { Sealer } from '../../src/crypto/sealed.ts';
import type { EmailContent } from '../../src/email/email.ts';
import { adminConnection } from './admin-connection.ts';

/** Returns all emails. They stay in the outbox, because these tests run no worker. */
export async function readOutbox(adminUrl: string, sealer: Sealer): Promise<EmailContent[]> {
  const admin = await adminConnection(adminUrl);
  const { rows } = await admin.query<{ payload: { sealed: string } }>(
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send_mail' order by j.id`,
  );
  const mails = await Promise.all(rows.map(({ payload }) => sealer.open<EmailContent | null>(payload.sealed)));
  return mails.filter((mail) => mail !== null);
}

/** Returns the emails to one address, oldest first. */
export const emailsTo = async (fd: { outbox(): Promise<EmailContent[]> }, email: string): Promise<EmailContent[]> =>
  (await fd.outbox()).filter(({ to }) => to === email);

/** Returns the token of the link in an email. */
export function tokenIn(mail: EmailContent | undefined): string {
  const token = mail?.action?.url.split('#token=')[1];
  if (!token) throw new Error(`There is no token in the mail ${mail?.subject ?? '(none)'}.`);
  return token;
}
