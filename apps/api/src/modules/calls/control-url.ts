import type { Services } from '../../auth/context.ts';
import type { SecretLocation } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

type Keeper = Pick<Services, 'vault'>;
type Owned = Pick<CallRow, 'workspaceId' | 'id' | 'controlUrl'>;

const placeOf = ({ workspaceId, id }: Owned): SecretLocation => ({
  workspaceId,
  table: 'calls',
  row: id,
  column: 'control_url',
  origin: null,
});

interface Told {
  readonly controlUrl: string | null;
}

/** Where the call is steered, sealed for its row, when it is told for the first time. */
export async function sealedControl({ vault }: Keeper, tx: Tx, call: Owned, { controlUrl }: Told) {
  if (call.controlUrl !== null || !controlUrl) return {};
  return { controlUrl: await vault.sealFor(tx, placeOf(call), controlUrl) };
}

export const openControl = ({ vault }: Keeper, tx: Tx, call: Owned): Promise<string> | null =>
  call.controlUrl ? vault.openFor<string>(tx, placeOf(call), call.controlUrl) : null;
