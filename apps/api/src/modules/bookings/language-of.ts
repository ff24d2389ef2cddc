import { type ConfirmationLanguage, isLanguage } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';

const NEWEST = 10;

/** The language in which a contact writes, by the newest of what they wrote; English where that does not tell, or is none of ours. */
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
  // Two megabytes of words of sixty languages, read when the first of them is heard.
  const { eld } = await import('eld/medium');
  const found = eld.detect(words);
  return found.isReliable() && isLanguage(found.language) ? found.language : 'en';
}
