import { DEFAULT_FORM } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { findGreetingNumber } from '../../messaging/phone-configs/index.ts';
import { findForm, newestVersion } from './lead-forms.repository.ts';

/** Returns the draft and the published version of the workspace's lead form, in their API representation. */
export async function presentForm(tx: Tx) {
  const [form, published, number] = [await findForm(tx), await newestVersion(tx), await findGreetingNumber(tx)];
  return {
    revision: form?.revision ?? 0,
    content: JSON.stringify(form?.draft ?? DEFAULT_FORM),
    logo: form?.draftLogo ?? null,
    embedOrigins: form?.embedOrigins ?? [],
    publishedContent: JSON.stringify(published?.content ?? DEFAULT_FORM),
    publishedLogo: published?.logo ?? null,
    publishedNumber: published?.number ?? null,
    publishedAt: published?.publishedAt ?? null,
    // A simulated number may belong to an unrelated person, so no link to it is shown.
    whatsAppNumber: number && !number.sandbox ? number.number : null,
  };
}
