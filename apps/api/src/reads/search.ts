import { LIMITS, normalizeText, numberSpellings } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { badInput } from '../errors/denials.ts';
import { nameInSearch } from './masks.ts';
import { allowed } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';

/** The kinds of rows that `app.found` looks through, and what of them is no contact detail. */
const SEARCHED = {
  contacts: { subject: 'Contact', plain: 'company' },
  leads: { subject: 'Lead', plain: 'message' },
} as const;

/**
 * The ids of what a typed text stands in, found by index; null when nothing was typed. Digits find a number however they were
 * typed. Whoever sees contact details masked finds nothing by them: a search would tell, digit by digit, what it hides.
 */
export function found(
  { ability }: { readonly ability: AppAbility },
  kind: keyof typeof SEARCHED,
  typed: string | null | undefined,
): Sql | null {
  const text = searchText(typed);
  if (text === '') return null;
  const patterns = [text, ...numberSpellings(text)].map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`);
  const ids = sql`select app.found(${raw(`'${kind}'`)}, ${patterns}::text[])`;
  const { subject, plain } = SEARCHED[kind];
  const details = allowed(ability, 'readDetails', subject, 's');
  if (details.shape === 'true') return sql`(${ids})`;
  const seen = sql`${nameInSearch(raw('s.name'))} ilike any (${patterns}::text[]) or ${raw(`s.${plain}`)} ilike any (${patterns}::text[])`;
  return sql`(select s.id from ${raw(kind)} s where s.id in (${ids}) and (${details} or ${seen}))`;
}

/** What was typed, as it is looked for and kept. */
export function searchText(typed: string | null | undefined): string {
  const text = normalizeText(typed ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  return text;
}
