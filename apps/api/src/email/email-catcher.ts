import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const MAX_STORED = 500;

export interface CaughtEmail {
  readonly id: string;
  readonly mail: Email;
}

export interface EmailCatcher {
  readonly smtpUrl: string;
  list(): Promise<CaughtEmail[]>;
  read(id: string): Promise<CaughtEmail | null>;
  close(): Promise<void>;
}

/** Starts a local SMTP server that stores emails as .eml files, for development. */
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
 * Stores an email atomically and deletes the oldest ones above `MAX_STORED`. File names start with the time, so that
 * they sort chronologically.
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
