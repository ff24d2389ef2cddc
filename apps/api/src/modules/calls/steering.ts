import type { Services } from '../../context/context.ts';
import type { Place } from '../../crypto/vault.ts';
import type { Tx } from '../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

type Keeper = Pick<Services, 'vault'>;
type Owned = Pick<CallRow, 'workspaceId' | 'id'>;

/** Whoever knows these addresses may steer the call, and hear it. */
export interface Addresses {
  readonly controlUrl: string | null;
  readonly listenUrl: string | null;
}

const placeOf = ({ workspaceId, id }: Owned, column: 'control_url' | 'listen_url'): Place => ({
  workspaceId,
  table: 'calls',
  row: id,
  column,
});

/** What is told and not known yet, sealed for its row. */
export async function sealedAddresses({ vault }: Keeper, tx: Tx, call: CallRow, told: Addresses) {
  const { controlUrl, listenUrl } = told;
  const control = call.controlUrl === null && controlUrl;
  const listen = call.listenUrl === null && listenUrl;
  return {
    ...(control ? { controlUrl: await vault.sealFor(tx, placeOf(call, 'control_url'), control) } : {}),
    ...(listen ? { listenUrl: await vault.sealFor(tx, placeOf(call, 'listen_url'), listen) } : {}),
  };
}

export const openControl = ({ vault }: Keeper, tx: Tx, call: Owned & { readonly controlUrl: string | null }) =>
  call.controlUrl ? vault.openFor<string>(tx, placeOf(call, 'control_url'), call.controlUrl) : null;

export const openListen = ({ vault }: Keeper, tx: Tx, call: Owned & { readonly listenUrl: string | null }) =>
  call.listenUrl ? vault.openFor<string>(tx, placeOf(call, 'listen_url'), call.listenUrl) : null;
