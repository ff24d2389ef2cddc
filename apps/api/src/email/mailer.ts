import nodemailer from 'nodemailer';
import { type EmailContent, renderHtml, renderText } from './email.ts';

export interface Mailer {
  send(mail: EmailContent, messageId: string): Promise<void>;
}

/** Sends emails by SMTP. In development without SMTP_URL, emails are sent to the local email catcher. */
export function mailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport(smtpUrl);
  return {
    send: async (mail, messageId) => {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: renderText(mail),
        html: renderHtml(mail),
        // A retry uses the same message id, so that email clients can detect the duplicate.
        messageId,
        headers,
      });
    },
  };
}
