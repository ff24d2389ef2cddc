import type { Lead } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type LeadRow = Lead;

export const lockLead = (tx: Tx, id: string) => lockRow<LeadRow>(tx, 'Lead', id);
