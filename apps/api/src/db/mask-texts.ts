import type { Tx } from './tenant-db.ts';

/** Redacts phone numbers and email addresses in texts that no query reads. Null stays null. */
export async function maskTexts<Text extends string | null>(tx: Tx, texts: readonly Text[]): Promise<Text[]> {
  const rows = await tx.sql<{ text: Text }>`
    select app.mask_text(given.text) as text
    from unnest(${texts as readonly (string | null)[]}::text[]) with ordinality given (text, position) order by given.position`;
  return rows.map(({ text }) => text);
}
