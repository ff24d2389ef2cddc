import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { StartupError } from '../errors/startup-error.ts';
import { errorMessage } from './startup-log.ts';

/** Opens a dedicated connection without a pool, for startup, locks and tools. */
export async function connect(url: string, config: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ ...clientConfig(url), connectionTimeoutMillis: 10_000, ...config });
  // If the connection is lost, the next query reports the error. Without a listener, the error would terminate the
  // process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Opens a connection to a configured URL. Error messages contain the name of the setting. */
export async function connectConfigured(name: string, url: string, config: pg.ClientConfig = {}): Promise<pg.Client> {
  try {
    return await connect(url, config);
  } catch (error) {
    throw new StartupError(explain(name, url, error));
  }
}

/**
 * Adds a server setting, for example `role=frontdesk_owner`, to a URL. The setting applies to connections that are
 * opened with the URL.
 */
export function withSetting(url: string, setting: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', [given, `-c ${setting}`].filter(Boolean).join(' '));
  return address.href;
}

function explain(name: string, url: string, error: unknown): string {
  const { host, username } = URL.canParse(url) ? new URL(url) : { host: '', username: '' };
  switch ((error as { code?: string }).code) {
    case 'ECONNREFUSED':
      return `No server responds at ${host} (${name}). Start PostgreSQL there, or correct the address.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${name}, ${host}, cannot be found. Correct the address.`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${host} refuses the user "${username}" of ${name}. Correct the user or the password.`;
    case '3D000':
      return `The database "${databaseNameOf(url)}" of ${name} does not exist at ${host}. Create it first.`;
    default:
      return `PostgreSQL at ${host} (${name}) cannot be used: ${errorMessage(error)}.`;
  }
}

/**
 * Converts a URL to connection settings. Needed because the driver does not decode reserved characters, such as `%2F`,
 * in the database name.
 */
export const clientConfig = (url: string): pg.ClientConfig => ({
  ...parseIntoClientConfig(url),
  database: databaseNameOf(url),
});

const databaseNameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
