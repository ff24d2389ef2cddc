import { randomBytes } from 'node:crypto';
import type { Services } from '../../../auth/context.ts';
import { bindSecretsToOrigin, boundToOrigin } from '../../../crypto/bind-to-origin.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { originOf } from '../../../egress/endpoint-url.ts';
import { lockWebhook, type WebhookRow } from './webhooks.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<WebhookRow, 'workspaceId' | 'id' | 'url'>;

/**
 * Returns the location to which a signing secret is bound. The previous secret has the same location, so that its
 * ciphertext can be copied during a rotation.
 */
const secretLocation = ({ workspaceId, id, url }: SecretOwner): SecretLocation => ({
  workspaceId,
  table: 'webhooks',
  row: id,
  column: 'secret',
  origin: originOf(url),
});

/**
 * Creates a signing secret in the Standard Webhooks format, which is `whsec_` followed by 32 encoded random bytes. Also
 * returns the encrypted secret and its last four characters for display.
 */
export async function createSigningSecret({ vault }: VaultServices, tx: Tx, owned: SecretOwner) {
  const signingSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const place = secretLocation(owned);
  const secret = await vault.sealFor(tx, place, signingSecret);
  return { signingSecret, columns: { secret, secretLastFour: signingSecret.slice(-4), secretOrigin: place.origin } };
}

/**
 * Returns the secrets used to sign requests to `webhook.url` at a given time, newest first. Throws an error if they
 * were created for another origin.
 */
export async function signingSecrets(
  { vault }: VaultServices,
  tx: Tx,
  webhook: WebhookRow,
  now: Date,
): Promise<string[]> {
  const { secret, previousSecret, previousSecretEndsAt } = webhook;
  const previous = previousSecret && previousSecretEndsAt && previousSecretEndsAt > now ? [previousSecret] : [];
  return Promise.all([secret, ...previous].map((sealed) => vault.openFor<string>(tx, secretLocation(webhook), sealed)));
}

const UNBOUND = 'select workspace_id as "workspaceId", id from webhooks where secret_origin is null';

/**
 * Re-encrypts signing secrets that are not bound to an origin yet. Each secret is bound to the origin of its webhook's
 * current URL.
 */
export const bindWebhookSecrets = (services: Pick<Services, 'database' | 'vault' | 'log'>): Promise<void> =>
  bindSecretsToOrigin(services, UNBOUND, async (tx, id) => {
    const webhook = await lockWebhook(tx, id);
    if (!webhook || webhook.secretOrigin !== null) return;
    const { workspaceId, previousSecret } = webhook;
    const place = secretLocation(webhook);
    const secret = await boundToOrigin(services.vault, tx, place, webhook.secret);
    const previous = previousSecret && {
      previousSecret: await boundToOrigin(services.vault, tx, place, previousSecret),
    };
    const data = { secret, secretOrigin: place.origin, ...previous };
    await tx.webhook.update({ where: { workspaceId_id: { workspaceId, id } }, data });
  });
