import { isOptOut } from '@frontdesk/agent';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { record } from '../../../events/record.ts';
import type { Inbound } from '../inbound.ts';

interface Said {
  readonly contactId: string;
  readonly text: string;
}

/** STOP and START, as whole messages. Returns whether they want to hear nothing. */
export async function noteWish(tx: Tx, { workspaceId, now, by }: Inbound, { contactId, text }: Said): Promise<boolean> {
  const silent = (await tx.optOut.findFirst({ where: { contactId } })) !== null;
  const subject = { type: 'Contact', id: contactId };
  if (!silent && isOptOut(text)) {
    await tx.optOut.create({ data: { workspaceId, id: uuidv7(), contactId, at: now } });
    await record(tx, by, { name: 'contact.opted_out', subject });
    return true;
  }
  if (!silent || !isOptIn(text)) return silent;
  await tx.optOut.deleteMany({ where: { contactId } });
  await record(tx, by, { name: 'contact.opted_in', subject });
  return false;
}

/** The provider's own words. "Yes" is one of them only for somebody who had asked for silence. */
const isOptIn = (text: string): boolean => /^(start|unstop|yes)[.!\s]*$/i.test(text.trim());
