import type { LegalHold, Workspace } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Locks the workspace until the end of the transaction. Sweep batches and new legal holds both take this lock, so that
 * no batch misses a hold. The lock does not block new leads.
 */
export async function lockRetention(tx: Tx): Promise<Workspace> {
  await tx.sql`select 1 from workspaces for no key update`;
  return tx.workspace.findFirstOrThrow();
}

export const lockHold = (tx: Tx, id: string) => lockRow<LegalHold>(tx, 'LegalHold', id);

export const isWorkspaceOnHold = async (tx: Tx): Promise<boolean> =>
  (await tx.legalHold.count({ where: { open: true, scope: 'WORKSPACE' } })) > 0;

export const hasAnyHold = async (tx: Tx): Promise<boolean> => (await tx.legalHold.count({ where: { open: true } })) > 0;

/** Returns whether a legal hold preserves data of the person with this phone number. */
export async function isPersonOnHold(tx: Tx, phone: string): Promise<boolean> {
  const [found] = await tx.run<{ held: boolean }>({
    name: null,
    text: `select not (${isNotOnHoldSql('$1')}) as held`,
    values: [phone],
  });
  return found?.held ?? false;
}

/**
 * SQL condition that is true if no legal hold applies to the person with this phone number. Leads and contacts with the
 * same phone number are the same person.
 */
export const isNotOnHoldSql = (phone: string): string => `
  not exists (select from legal_holds where open and scope = 'WORKSPACE') and ${phone} not in (
    select l.phone from legal_holds h join leads l on l.workspace_id = h.workspace_id and l.id = h.subject_id
     where h.open and h.scope = 'LEAD'
    union all
    select p.phone from legal_holds h join contacts p on p.workspace_id = h.workspace_id and p.id = h.subject_id
     where h.open and h.scope = 'CONTACT')`;
