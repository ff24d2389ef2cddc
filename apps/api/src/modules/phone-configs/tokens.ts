import { randomBytes } from 'node:crypto';
import type { Services } from '../../auth/context.ts';
import type { SecretLocation } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { PhoneConfigRow } from './phone-configs.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<PhoneConfigRow, 'workspaceId' | 'id'>;
type Column = 'access_token' | 'app_secret' | 'verify_token';

/** What Meta knows us by, and we it, in the clear: for a port or a verification, and nothing else. */
export interface Tokens {
  readonly accessToken: string;
  /** Null: nothing that comes in can be believed. */
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

/** As the columns of the row keep what was given: sealed for this row and column, and the last four characters to know it by. */
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

/** Made by us, told to Meta once, and to nobody else. */
export const sealVerifyToken = ({ vault }: VaultServices, tx: Tx, owned: SecretOwner): Promise<string> =>
  vault.sealFor(tx, placeOf(owned, 'verify_token'), randomBytes(24).toString('base64url'));

/** Null for a number that has no tokens of its own. */
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
