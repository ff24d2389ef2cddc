import { randomBytes } from 'node:crypto';
import type { Services } from '../../auth/context.ts';
import type { SecretLocation } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { originOf } from '../../egress/origin-of.ts';
import type { WebhookRow } from './webhooks.repository.ts';

type Keeper = Pick<Services, 'vault'>;
type Owned = Pick<WebhookRow, 'workspaceId' | 'id' | 'url'>;

/** Both columns hold secrets that were sealed for the first: a rotation moves the text as it is. */
export const secretPlace = ({ workspaceId, id, url }: Owned): SecretLocation => ({
  workspaceId,
  table: 'webhooks',
  row: id,
  column: 'secret',
  origin: originOf(url),
});

/** `whsec_` and 32 bytes, as Standard Webhooks has it; sealed, and the last four characters to know it by. */
export async function newSecret({ vault }: Keeper, tx: Tx, owned: Owned) {
  const told = `whsec_${randomBytes(32).toString('base64')}`;
  const place = secretPlace(owned);
  const secret = await vault.sealFor(tx, place, told);
  return { told, kept: { secret, secretLastFour: told.slice(-4), secretOrigin: place.origin } };
}

/** The secrets that sign requests to `webhook.url` at a moment, newest first. Throws if they were made for another origin. */
export async function signingSecrets({ vault }: Keeper, tx: Tx, webhook: WebhookRow, now: Date): Promise<string[]> {
  const { secret, previousSecret, previousSecretEndsAt } = webhook;
  const previous = previousSecret && previousSecretEndsAt && previousSecretEndsAt > now ? [previousSecret] : [];
  return Promise.all([secret, ...previous].map((sealed) => vault.openFor<string>(tx, secretPlace(webhook), sealed)));
}
