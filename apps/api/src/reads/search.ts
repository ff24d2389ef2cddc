import { LIMITS, normalizeText, numberSpellings } from '@frontdesk/domain';
import { badInput } from '../errors/denials.ts';
import { raw, type Sql, sql } from './sql.ts';

/** The kinds of rows that `app.found` looks through. */
type Searched = 'contacts' | 'leads';

/** The ids of what a typed text stands in, found by index; null when nothing was typed. Digits find a number however they were typed. */
export function found(kind: Searched, typed: string | null | undefined): Sql | null {
  const text = normalizeText(typed ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const patterns = [text, ...numberSpellings(text)].map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`(select app.found(${raw(`'${kind}'`)}, ${patterns}::text[]))`;
}
