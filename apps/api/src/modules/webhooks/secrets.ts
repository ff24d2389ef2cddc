import { randomBytes } from 'node:crypto';
import type { Services } from '../../context/context.ts';
import type { Place } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { WebhookRow } from './webhooks.repository.ts';

type Keeper = Pick<Services, 'vault'>;
type Owned = Pick<WebhookRow, 'workspaceId' | 'id'>;

/** Both columns hold secrets that were sealed for the first: a rotation moves the text as it is. */
const placeOf = ({ workspaceId, id }: Owned): Place => ({ workspaceId, table: 'webhooks', row: id, column: 'secret' });

/** `whsec_` and 32 bytes, as Standard Webhooks has it; sealed, and the last four characters to know it by. */
export async function newSecret({ vault }: Keeper, tx: Tx, owned: Owned) {
  const told = `whsec_${randomBytes(32).toString('base64')}`;
  const secret = await vault.sealFor(tx, placeOf(owned), told);
  return { told, kept: { secret, secretLastFour: told.slice(-4) } };
}

/** The secrets that sign at a moment, the newest first. */
export async function signingSecrets({ vault }: Keeper, tx: Tx, webhook: WebhookRow, now: Date): Promise<string[]> {
  const { secret, previousSecret, previousSecretEndsAt } = webhook;
  const previous = previousSecret && previousSecretEndsAt && previousSecretEndsAt > now ? [previousSecret] : [];
  return Promise.all([secret, ...previous].map((sealed) => vault.openFor<string>(tx, placeOf(webhook), sealed)));
}
