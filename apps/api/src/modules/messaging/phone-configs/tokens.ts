import { randomBytes } from 'node:crypto';
import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { PhoneConfigRow } from './phone-configs.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<PhoneConfigRow, 'workspaceId' | 'id'>;
type Column = 'access_token' | 'app_secret' | 'verify_token';

/** Decrypted tokens. Pass them only to a provider port or a signature check. */
export interface Tokens {
  readonly accessToken: string;
  /** Meta's app secret. Null if none is stored, in which case inbound events of the phone number cannot be verified. */
  readonly appSecret: string | null;
  readonly verifyToken: string;
}

const placeOf = ({ workspaceId, id }: SecretOwner, column: Column): SecretLocation => ({
  workspaceId,
  table: 'phone_configs',
  row: id,
  column,
  origin: null,
});

export interface GivenTokens {
  readonly accessToken?: string | undefined;
  readonly appSecret?: string | undefined;
}

/**
 * Encrypts tokens. Each encrypted token is bound to its row and column. Also returns the last four characters for
 * display.
 */
export async function sealTokens(
  { vault }: VaultServices,
  tx: Tx,
  owned: SecretOwner,
  { accessToken, appSecret }: GivenTokens,
) {
  return {
    ...(accessToken && {
      accessToken: await vault.sealFor(tx, placeOf(owned, 'access_token'), accessToken),
      accessTokenLastFour: accessToken.slice(-4),
    }),
    ...(appSecret && {
      appSecret: await vault.sealFor(tx, placeOf(owned, 'app_secret'), appSecret),
      appSecretLastFour: appSecret.slice(-4),
    }),
  };
}

/** Generates the token with which Meta verifies the webhook URL. Returns it encrypted. */
export const sealVerifyToken = ({ vault }: VaultServices, tx: Tx, owned: SecretOwner): Promise<string> =>
  vault.sealFor(tx, placeOf(owned, 'verify_token'), randomBytes(24).toString('base64url'));

/** Decrypts the tokens of a phone number. Returns null if the phone number has no tokens of its own. */
export async function openTokens({ vault }: VaultServices, tx: Tx, row: PhoneConfigRow): Promise<Tokens | null> {
  const { accessToken, appSecret, verifyToken } = row;
  if (accessToken === null || verifyToken === null) return null;
  const open = (column: Column, sealed: string) => vault.openFor<string>(tx, placeOf(row, column), sealed);
  return {
    accessToken: await open('access_token', accessToken),
    appSecret: appSecret === null ? null : await open('app_secret', appSecret),
    verifyToken: await open('verify_token', verifyToken),
  };
}
