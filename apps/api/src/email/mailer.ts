import nodemailer from 'nodemailer';
import { type EmailContent, renderHtml, renderText } from './email.ts';

export interface Mailer {
  send(mail: EmailContent, messageId: string): Promise<void>;
}

/** SMTP in every case: in development the server on the other side is our own. */
export function mailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport(smtpUrl);
  return {
    send: async (mail, messageId) => {
      // The same id on a second try, so that a mailbox can tell a repetition from a new mail.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: renderText(mail),
        html: renderHtml(mail),
        messageId,
        headers,
      });
    },
  };
}
