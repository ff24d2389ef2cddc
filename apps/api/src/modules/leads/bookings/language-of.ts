import { type ConfirmationLanguage, isLanguage } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

const NEWEST = 10;

/** Language of the contact's latest messages. English if the language is not detected or not supported. */
export async function languageOf(tx: Tx, conversationId: string): Promise<ConfirmationLanguage> {
  const newest = await tx.message.findMany({
    where: { conversationId, direction: 'IN' },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
    select: { body: true },
  });
  return languageIn(newest.map(({ body }) => body).join('\n'));
}

export async function languageIn(words: string): Promise<ConfirmationLanguage> {
  // The language data has 2 MB and is loaded on first use.
  const { eld } = await import('eld/medium');
  const found = eld.detect(words);
  return found.isReliable() && isLanguage(found.language) ? found.language : 'en';
}
