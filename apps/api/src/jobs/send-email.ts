import type { Task } from 'graphile-worker';
import type { Sealer } from '../crypto/sealed.ts';
import type { EmailContent } from '../email/email.ts';
import type { Mailer } from '../email/mailer.ts';

/** Sends an email from the outbox. If sending fails, the job is retried. */
export const sendEmail =
  (sealer: Sealer, mailer: Mailer): Task =>
  async (payload, { job }) => {
    const { sealed } = payload as { sealed: string };
    const mail = await sealer.open<EmailContent | null>(sealed);
    if (mail) await mailer.send(mail, `<outbox-${job.id}@frontdesk>`);
  };
