import type { Task } from 'graphile-worker';
import type { Sealer } from '../crypto/sealed.ts';
import type { Mail } from '../email/email.ts';
import type { Mailer } from '../email/mailer.ts';

/** Sends what an outbox row holds; a failure leaves the row, and the worker comes back to it. */
export const sendMail =
  (sealer: Sealer, mailer: Mailer): Task =>
  async (payload, { job }) => {
    const { sealed } = payload as { sealed: string };
    const mail = await sealer.open<Mail | null>(sealed);
    if (mail) await mailer.send(mail, `<outbox-${job.id}@frontdesk>`);
  };
