import { type AskedQuestion, formText } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { storedFilesOf } from './surface-files.repository.ts';
import { storeAnswers } from './surfaces.repository.ts';
import type { OpenSurface } from './visit-surface.ts';

/** Stores the names of the stored files as the answer to a question. Deletes the answer if there are none. */
export async function storeFileAnswer(
  tx: Tx,
  { surface, content }: OpenSurface,
  { question, now }: { readonly question: AskedQuestion; readonly now: Date },
): Promise<void> {
  const { key, type } = question;
  const names = (await storedFilesOf(tx, surface.id)).filter((file) => file.key === key).map(({ name }) => name);
  const position = content.questions.indexOf(question);
  const label = formText(question.label, content.defaultLanguage, content);
  const answer = { key, label, type, position, values: names, given: names, origin: 'NEW' } as const;
  await storeAnswers(tx, surface, { answers: names.length > 0 ? [answer] : [], emptied: [key], now });
}
