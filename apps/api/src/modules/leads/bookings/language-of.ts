import { type ConfirmationLanguage, isLanguage } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

const NEWEST = 10;

/** Language of a contact's latest messages. English when it cannot be detected or is not supported. */
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
  // Two megabytes of language data, loaded on first use.
  const { eld } = await import('eld/medium');
  const found = eld.detect(words);
  return found.isReliable() && isLanguage(found.language) ? found.language : 'en';
}
