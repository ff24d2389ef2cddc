import type { SourceAuthorization } from '@frontdesk/domain';
import type { SourceCredentials } from '@frontdesk/providers';
import type { Services } from '../../context/context.ts';
import type { Place } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { SourceRow } from './data-sources.repository.ts';

type Keeper = Pick<Services, 'vault'>;
type Owned = Pick<SourceRow, 'workspaceId' | 'id'>;

const placeOf = ({ workspaceId, id }: Owned): Place => ({
  workspaceId,
  table: 'data_sources',
  row: id,
  column: 'secret',
});

export interface GivenCredentials {
  readonly authorization: SourceAuthorization;
  readonly username: string | null;
  readonly secret: string | null;
}

/** As the columns of the row keep them: sealed for this row, and the last four characters to know the secret by. */
export async function sealedCredentials({ vault }: Keeper, tx: Tx, owned: Owned, given: GivenCredentials) {
  const { authorization, username, secret } = given;
  if (secret === null) return { authorization, username, secret, secretLastFour: null };
  return {
    authorization,
    username,
    secret: await vault.sealFor(tx, placeOf(owned), secret),
    secretLastFour: secret.slice(-4),
  };
}

/** In the clear: they go to the port of one piece of work, and nowhere else. A CHECK of the table promises what each kind has. */
export async function openCredentials({ vault }: Keeper, tx: Tx, row: SourceRow): Promise<SourceCredentials> {
  if (row.secret === null) return { authorization: 'NONE' };
  const secret = await vault.openFor<string>(tx, placeOf(row), row.secret);
  return row.username === null
    ? { authorization: 'BEARER', secret }
    : { authorization: 'BASIC', username: row.username, secret };
}
