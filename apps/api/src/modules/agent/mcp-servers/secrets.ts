import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { McpServer } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { originOf } from '../../../egress/endpoint-url.ts';
import { secretRemover } from '../http-tools/index.ts';
import type { McpEndpoint } from './mcp-connection.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<McpServer, 'workspaceId' | 'id' | 'url'>;

const secretLocation = ({ workspaceId, id, url }: SecretOwner): SecretLocation => ({
  workspaceId,
  table: 'mcp_servers',
  row: id,
  column: 'secret',
  origin: originOf(url),
});

/**
 * Encrypts the value of the authorization header, bound to the origin of the server's URL. Returns null if there is no
 * value.
 */
export async function sealHeader({ vault }: VaultServices, tx: Tx, owner: SecretOwner, value: string | null) {
  if (value === null) return { secret: null, secretOrigin: null };
  const place = secretLocation(owner);
  return { secret: await vault.sealFor(tx, place, { value }), secretOrigin: place.origin };
}

/**
 * Decrypts the stored value of the authorization header. Returns null if there is none, or if it was stored for another
 * origin.
 */
export async function openHeader({ vault }: VaultServices, tx: Tx, server: McpServer): Promise<string | null> {
  const place = secretLocation(server);
  if (server.secret === null || place.origin !== server.secretOrigin) return null;
  return (await vault.openFor<{ value: string }>(tx, place, server.secret)).value;
}

export interface OpenedServer {
  readonly endpoint: McpEndpoint;
  readonly removeSecrets: (text: string) => string;
}

/**
 * Returns the URL and authorization of a server with its decrypted secret, and a function that removes the secret from
 * a text.
 */
export async function openServer(services: VaultServices, tx: Tx, server: McpServer): Promise<OpenedServer> {
  const value = await openHeader(services, tx, server);
  const headers = server.headerName === null || value === null ? {} : { [server.headerName.toLowerCase()]: value };
  return { endpoint: { url: server.url, headers }, removeSecrets: secretRemover(value === null ? {} : { value }) };
}
