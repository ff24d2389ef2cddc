import { LIMITS, normalizeText } from '@frontdesk/domain';
import { badInput } from '../../../errors/denials.ts';
import { patternContaining, type Sql, sql } from '../../../query-compiler/index.ts';

/**
 * SQL condition for the saved replies whose shortcut, folder or text contains the search text. Null if the search text
 * is empty.
 */
export function savedRepliesWhere(search: string): Sql | null {
  const text = normalizeText(search, LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const pattern = patternContaining(text);
  return sql`(shortcut ilike ${pattern} or folder ilike ${pattern} or text ilike ${pattern})`;
}
