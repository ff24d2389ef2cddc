import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors/denials.ts';
import { page } from '../http/page.ts';
import { escape } from './email.ts';
import type { CaughtEmail, EmailCatcher } from './email-catcher.ts';

/** Adds `/mailbox`, which shows the emails that Frontdesk sent in development and demos. */
export async function mailboxPage(app: FastifyInstance, catcher: EmailCatcher) {
  app.get('/mailbox', async (_request, reply) => {
    const mails = await catcher.list();
    void reply.type('text/html; charset=utf-8');
    if (mails.length === 0) return page('Mailbox', '<p>No emails yet. Emails that Frontdesk sends appear here.</p>');
    return page(
      'Mailbox',
      `<p><small>Frontdesk stores emails here instead of sending them. Newest first.</small></p><ul>${mails.map(row).join('')}</ul>`,
    );
  });
  app.get<{ Params: { id: string } }>('/mailbox/:id', async (request, reply) => {
    const caught = await catcher.read(request.params.id);
    if (!caught) throw notFound();
    void reply.type('text/html; charset=utf-8');
    return page(caught.mail.subject ?? 'No subject', renderEmail(caught));
  });
}

const addresses = ({ mail }: CaughtEmail) => (mail.to ?? []).map(({ address }) => address ?? '').join(', ');

const row = (caught: CaughtEmail) =>
  `<li><a href="/mailbox/${caught.id}"><strong>${escape(caught.mail.subject ?? 'No subject')}</strong><br><small>To: ${escape(addresses(caught))}</small></a></li>`;

// The email is shown in a sandboxed frame without scripts. A link in the frame opens in the whole window.
const renderEmail = (caught: CaughtEmail) =>
  `<p><small>To: ${escape(addresses(caught))} · <a href="/mailbox">All emails</a></small></p>${(caught.mail.text ?? '')
    .split(/\s+/)
    .filter((word) => /^https?:\/\//.test(word))
    .map((url) => `<p><a href="${escape(url)}">${escape(url)}</a></p>`)
    .join(
      '',
    )}<iframe title="Email preview" sandbox="allow-top-navigation-by-user-activation" srcdoc="${escape(caught.mail.html ?? '')}"></iframe>`;
