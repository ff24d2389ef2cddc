import type { Services } from '../../../auth/context.ts';
import type { SecretLocation } from '../../../crypto/vault.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CallRow } from './calls.repository.ts';

type VaultServices = Pick<Services, 'vault'>;
type SecretOwner = Pick<CallRow, 'workspaceId' | 'id' | 'controlUrl'>;

const placeOf = ({ workspaceId, id }: SecretOwner): SecretLocation => ({
  workspaceId,
  table: 'calls',
  row: id,
  column: 'control_url',
  origin: null,
});

interface ControlUrl {
  readonly controlUrl: string | null;
}

/**
 * Returns the columns with the encrypted control URL to store with the call. Returns no columns if the provider sent no
 * URL or a control URL is already stored.
 */
export async function sealControlUrl({ vault }: VaultServices, tx: Tx, call: SecretOwner, { controlUrl }: ControlUrl) {
  if (call.controlUrl !== null || !controlUrl) return {};
  return { controlUrl: await vault.sealFor(tx, placeOf(call), controlUrl) };
}

export const openControlUrl = ({ vault }: VaultServices, tx: Tx, call: SecretOwner): Promise<string> | null =>
  call.controlUrl ? vault.openFor<string>(tx, placeOf(call), call.controlUrl) : null;
