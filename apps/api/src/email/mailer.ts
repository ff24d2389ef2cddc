import nodemailer from 'nodemailer';
import { type EmailContent, renderHtml, renderText } from './email.ts';

export interface Mailer {
  send(mail: EmailContent, messageId: string): Promise<void>;
}

/** Sends by SMTP. In development the server is our own. */
export function mailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport(smtpUrl);
  return {
    send: async (mail, messageId) => {
      // Same message id on a retry, so that email clients can detect duplicates.
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
