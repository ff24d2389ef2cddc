import type { ToolHeader } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { HttpTool } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { originOf } from '../../../egress/endpoint-url.ts';

type VaultServices = Pick<Services, 'vault'>;
export type SecretOwner = Pick<HttpTool, 'workspaceId' | 'id'> & { readonly url: string };

/** Values of a tool's secret headers, by lower-case name. */
export type SecretHeaders = Readonly<Record<string, string>>;

const secretLocation = ({ workspaceId, id, url }: SecretOwner): SecretLocation => ({
  workspaceId,
  table: 'http_tools',
  row: id,
  column: 'secret',
  // Placeholders are allowed only in the path and the query.
  origin: originOf(url.replaceAll(/\{[^{}]*\}/g, 'x')),
});

/** Encrypts the secret headers of a tool, bound to the origin of its URL. */
export async function sealSecrets({ vault }: VaultServices, tx: Tx, owner: SecretOwner, secrets: SecretHeaders) {
  if (Object.keys(secrets).length === 0) return { secret: null, secretOrigin: null };
  const place = secretLocation(owner);
  return { secret: await vault.sealFor(tx, place, secrets), secretOrigin: place.origin };
}

/** Decrypts the secret headers of a tool. Throws an error if they were stored for another origin. */
export const openSecrets = async ({ vault }: VaultServices, tx: Tx, tool: HttpTool): Promise<SecretHeaders> =>
  tool.secret === null ? {} : vault.openFor<SecretHeaders>(tx, secretLocation(tool), tool.secret);

/**
 * Returns the stored secret headers if the URL still has the same origin. Otherwise returns no headers, because another
 * origin must not receive the secrets.
 */
export async function keptSecrets(
  services: VaultServices,
  tx: Tx,
  before: HttpTool,
  url: string,
): Promise<SecretHeaders> {
  const isSameOrigin = secretLocation({ ...before, url }).origin === before.secretOrigin;
  return isSameOrigin ? openSecrets(services, tx, before) : {};
}

/** Returns the headers of a request, including the secret headers. */
export const headersWith = (headers: readonly ToolHeader[], secrets: SecretHeaders): Record<string, string> =>
  Object.fromEntries(
    headers.map(({ name, value }) => [name.toLowerCase(), value ?? secrets[name.toLowerCase()] ?? '']),
  );

const REMOVED = '[removed]';
const MIN_PART = 8;

/**
 * Returns a function that removes secrets from a text, including encoded forms in which a server could return them.
 * Parts of secrets shorter than `MIN_PART` characters are not removed.
 */
export function secretRemover(secrets: SecretHeaders): (text: string) => string {
  const parts = Object.values(secrets).flatMap((value) => [value, ...value.split(/[\s:,;=]+/), ...decoded(value)]);
  const long = [...new Set(parts)].filter((part) => part.length >= MIN_PART);
  const forms = long.flatMap((part) => [
    part,
    encodeURIComponent(part),
    JSON.stringify(part).slice(1, -1),
    Buffer.from(part).toString('base64'),
    Buffer.from(part).toString('base64url'),
  ]);
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, REMOVED), text);
}

/** Decodes a basic authentication header. Returns “user:password” and the password alone. */
function decoded(value: string): string[] {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(value) ?? [];
  if (encoded === undefined) return [];
  const pair = Buffer.from(encoded, 'base64').toString();
  return [pair, pair.slice(pair.indexOf(':') + 1)];
}
