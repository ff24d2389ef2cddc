import type pg from 'pg';
import { connect } from '../../src/db/connect.ts';

const connections = new Map<string, Promise<pg.Client>>();

/**
 * Returns an administrator's connection to a database. A test file reuses one connection, which is replaced if it
 * breaks.
 */
export function adminConnection(adminUrl: string): Promise<pg.Client> {
  const known = connections.get(adminUrl);
  if (known) return known;
  const opening = connect(adminUrl);
  const forget = () => void (connections.get(adminUrl) === opening && connections.delete(adminUrl));
  connections.set(adminUrl, opening);
  opening.then((client) => client.once('end', forget), forget);
  return opening;
}

export async function closeAdminConnection(adminUrl: string): Promise<void> {
  const known = connections.get(adminUrl);
  connections.delete(adminUrl);
  await (await known?.catch(() => undefined))?.end();
}
