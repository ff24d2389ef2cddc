import type { WorkspaceContext } from '../auth/context.ts';
import { showsDetails } from './masks.ts';

/**
 * Redacts phone numbers and email addresses in texts that were not read with a compiled query, if the API caller may
 * not view contact details. Null stays null.
 */
export async function maskTexts<Text extends string | null>(
  { ability, db }: Pick<WorkspaceContext, 'ability' | 'db'>,
  texts: readonly Text[],
): Promise<readonly Text[]> {
  if (showsDetails(ability)) return texts;
  const rows = await db.read(
    (tx) => tx.sql<{ text: Text }>`
      select app.mask_text(given.text) as text
      from unnest(${texts as readonly (string | null)[]}::text[]) with ordinality given (text, position) order by given.position`,
  );
  return rows.map(({ text }) => text);
}
