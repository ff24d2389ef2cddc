import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { notFound } from '../errors/denials.ts';
import { page } from '../http/page.ts';
import { escape } from './email.ts';

const MAX_STORED = 500;

interface CaughtEmail {
  readonly id: string;
  readonly mail: Email;
}

export interface EmailCatcher {
  readonly smtpUrl: string;
  list(): Promise<CaughtEmail[]>;
  read(id: string): Promise<CaughtEmail | null>;
  close(): Promise<void>;
}

/** Starts a local SMTP server for development, which stores emails as .eml files. */
export async function startEmailCatcher(dataDir: string): Promise<EmailCatcher> {
  const folder = join(dataDir, 'mailbox');
  await mkdir(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      text(stream)
        .then((raw) => storeEmail(folder, raw))
        .then(() => done(), done);
    },
  });
  await new Promise<void>((listening, failed) => {
    server.on('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    list: async () => {
      const names = (await readdir(folder))
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .reverse();
      return Promise.all(names.map((name) => parse(folder, name)));
    },
    read: async (id) => (/^[0-9a-z-]+$/.test(id) ? parse(folder, `${id}.eml`).catch(() => null) : null),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/**
 * Stores an email atomically, and deletes the oldest emails if there are more than `MAX_STORED`. File names start with
 * the time, so that they sort chronologically.
 */
async function storeEmail(folder: string, raw: string): Promise<void> {
  const name = `${String(Date.now()).padStart(15, '0')}-${randomBytes(4).toString('hex')}`;
  await writeFile(join(folder, `${name}.part`), raw, { mode: 0o600 });
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
  const names = (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort();
  await Promise.all(
    names.slice(0, Math.max(0, names.length - MAX_STORED)).map((old) => rm(join(folder, old), { force: true })),
  );
}

async function parse(folder: string, name: string): Promise<CaughtEmail> {
  return { id: name.replace(/\.eml$/, ''), mail: await PostalMime.parse(await readFile(join(folder, name))) };
}

/** Adds the page `/mailbox`, which shows the emails that Frontdesk sent in development and demos. */
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

// The email is shown in a sandboxed frame without scripts. Its links open in the top-level window. Links from its text
// part are also shown above the frame.
const renderEmail = (caught: CaughtEmail) =>
  `<p><small>To: ${escape(addresses(caught))} · <a href="/mailbox">All emails</a></small></p>${(caught.mail.text ?? '')
    .split(/\s+/)
    .filter((word) => /^https?:\/\//.test(word))
    .map((url) => `<p><a href="${escape(url)}">${escape(url)}</a></p>`)
    .join(
      '',
    )}<iframe title="Email preview" sandbox="allow-top-navigation-by-user-activation" srcdoc="${escape(`<base target="_top">${caught.mail.html ?? ''}`)}"></iframe>`;
