import type { LegalHold, Workspace } from '../../db/generated/client.ts';
import { lockRow } from '../../db/lock.ts';
import type { Tx } from '../../db/tenant-db.ts';

/**
 * The workspace, held until the transaction ends. A sweep's portion and the placing of a hold both begin with it: one of
 * them is first, so that no portion goes by a list of holds that has just grown. Leads still arrive.
 */
export async function lockRetention(tx: Tx): Promise<Workspace> {
  await tx.sql`select 1 from workspaces for no key update`;
  return tx.workspace.findFirstOrThrow();
}

export const lockHold = (tx: Tx, id: string) => lockRow<LegalHold>(tx, 'LegalHold', id);

export const isWorkspaceOnHold = async (tx: Tx): Promise<boolean> =>
  (await tx.legalHold.count({ where: { open: true, scope: 'WORKSPACE' } })) > 0;

/** Whether anything at all is held here. */
export const hasAnyHold = async (tx: Tx): Promise<boolean> => (await tx.legalHold.count({ where: { open: true } })) > 0;

/** Whether a hold keeps whatever belongs to the person with this number. */
export async function isPersonOnHold(tx: Tx, phone: string): Promise<boolean> {
  const [found] = await tx.run<{ held: boolean }>({
    name: null,
    text: `select not (${isNotOnHoldSql('$1')}) as held`,
    values: [phone],
  });
  return found?.held ?? false;
}

/** As SQL: nothing keeps the person with this number. A lead and a contact are one person by it. */
export const isNotOnHoldSql = (phone: string): string => `
  not exists (select from legal_holds where open and scope = 'WORKSPACE') and ${phone} not in (
    select l.phone from legal_holds h join leads l on l.workspace_id = h.workspace_id and l.id = h.subject_id
     where h.open and h.scope = 'LEAD'
    union all
    select p.phone from legal_holds h join contacts p on p.workspace_id = h.workspace_id and p.id = h.subject_id
     where h.open and h.scope = 'CONTACT')`;
