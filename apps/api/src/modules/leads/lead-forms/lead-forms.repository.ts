import type { LeadForm, LeadFormVersion } from '../../../db/generated/client.ts';
import { lockRowWhere } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type LeadFormRow = LeadForm;
export type LeadFormVersionRow = LeadFormVersion;

/** Locks the form of the workspace. Returns null if the workspace has never changed its form. */
export const lockForm = (tx: Tx, workspaceId: string) =>
  lockRowWhere<LeadFormRow>(tx, 'LeadForm', 'workspace_id = $1::uuid', workspaceId);

export const findForm = (tx: Tx): Promise<LeadFormRow | null> => tx.leadForm.findFirst();

/** Returns the published version of the workspace's form. Returns null if no version was published. */
export const newestVersion = (tx: Tx): Promise<LeadFormVersionRow | null> =>
  tx.leadFormVersion.findFirst({ orderBy: { number: 'desc' } });

export const versionById = (tx: Tx, id: string): Promise<LeadFormVersionRow | null> =>
  tx.leadFormVersion.findFirst({ where: { id } });

/** Returns the origins whose pages are allowed to embed the form in a frame. */
export const readEmbedOrigins = async (tx: Tx): Promise<readonly string[]> => (await findForm(tx))?.embedOrigins ?? [];
