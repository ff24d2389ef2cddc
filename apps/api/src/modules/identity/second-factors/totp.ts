import { Secret, TOTP } from 'otpauth';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';

const PERIOD_SECONDS = 30;

/** Returns a new 160-bit secret in Base32 encoding. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** Returns the URI for the QR code of an authenticator app. */
export const totpUri = (secret: string, email: string): string => totp(secret, email).toString();

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Frontdesk', label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 });

/**
 * Encrypts the secret together with the user's id, so that the encrypted value is invalid in the row of another user.
 */
export const sealTotp = ({ sealer }: Services, userId: string, secret: string): Promise<string> =>
  sealer.seal({ userId, secret });

/**
 * Returns whether the code is valid. Codes of the current, previous and next time step are valid, and each code can be
 * used only once, even by concurrent requests. If the code is valid, re-encrypts the secret with the newest
 * AUTH_SECRET, so that older ones can be removed.
 */
export async function consumeTotp(
  tx: Tx,
  services: Services,
  { userId, code }: { userId: string; code: string },
): Promise<boolean> {
  const [row] = await tx.sql<{ sealed_secret: string }>`
    select sealed_secret from totp_secrets where user_id = ${userId}`;
  if (!row) return false;
  const sealed = await services.sealer.open<{ userId: string; secret: string }>(row.sealed_secret);
  const step = sealed.userId === userId ? stepOf(sealed.secret, code, services.clock()) : null;
  if (step === null) return false;
  const resealed = await sealTotp(services, userId, sealed.secret);
  const spent = await tx.sql`
    update totp_secrets set last_step = ${step}, sealed_secret = ${resealed}
     where user_id = ${userId} and (last_step is null or last_step < ${step}) returning user_id`;
  return spent.length === 1;
}

/** Returns whether the code is valid. Codes are valid only if the user has confirmed the authenticator app. */
export async function consumeConfirmedTotp(
  tx: Tx,
  services: Services,
  shown: { userId: string; code: string },
): Promise<boolean> {
  const { userId } = shown;
  const confirmed = await tx.totpSecret.count({ where: { userId, confirmedAt: { not: null } } });
  return confirmed === 1 && consumeTotp(tx, services, shown);
}

function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
