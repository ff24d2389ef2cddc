import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { OptOutCell } from './row-values.ts';

export interface NewOptOut {
  /** Id of the contact. */
  readonly id: string;
  readonly optOut: OptOutCell;
}

/** Returns the ids of the contacts that have opted out. */
export async function optedOutContacts(tx: Tx, contacts: readonly { readonly id: string }[]): Promise<Set<string>> {
  if (contacts.length === 0) return new Set();
  const ids = contacts.map(({ id }) => id);
  const found = await tx.optOut.findMany({ where: { contactId: { in: ids } }, select: { contactId: true } });
  return new Set(found.map(({ contactId }) => contactId));
}

/**
 * Stores opt-outs of imported contacts and returns the ids of the opt-outs by contact. An opt-out without a time, or
 * with a time in the future, is stored with the current time. An existing opt-out is not changed.
 */
export async function storeOptOuts(
  tx: Tx,
  ctx: WorkspaceContext,
  contacts: readonly NewOptOut[],
): Promise<Map<string, string>> {
  const optOuts = contacts.flatMap(({ id, optOut }) => (optOut ? [{ id: uuidv7(), contact: id, at: optOut.at }] : []));
  if (optOuts.length === 0) return new Map();
  const now = ctx.services.clock();
  const stored = await tx.sql<{ id: string; contact: string }>`
    insert into opt_outs (workspace_id, id, contact_id, at, recorded_by_id, recorded_by_name)
    select ${ctx.workspace.id}, o.id, o.contact, least(o.at, ${now}::timestamptz), ${ctx.membership.userId}, ${ctx.actor.name}
    from jsonb_to_recordset(${JSON.stringify(optOuts)}::jsonb) o(id uuid, contact uuid, at timestamptz)
    on conflict (workspace_id, contact_id) do nothing returning id, contact_id as contact`;
  return new Map(stored.map(({ id, contact }) => [contact, id]));
}
