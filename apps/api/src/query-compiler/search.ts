import { LIMITS, normalizeText, numberSpellings } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { badInput } from '../errors/denials.ts';
import { maskText, nameInSearch, showsDetails } from './masks.ts';
import { allowedSql, readableRows } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';

/** Models that `app.found` searches, with their free-text columns. */
const SEARCHED = {
  contacts: { subject: 'Contact', text: 'company' },
  leads: { subject: 'Lead', text: 'message' },
} as const;

/**
 * Contact details of an entity are recognized by their format: viewers with masked details search only what they see.
 */
function visibleEntityIds(ability: AppAbility, ids: Sql, patterns: readonly string[]): Sql {
  const name = sql`${maskText(ability, raw('s.display_name'))} ilike any (${patterns}::text[])`;
  const value = sql`exists (select from entity_fields f where f.workspace_id = s.workspace_id and f.entity_id = s.id
    and ${maskText(ability, raw('f.value'))} ilike any (${patterns}::text[]))`;
  return sql`(select s.id from entities s where s.id in (${ids}) and (${name} or ${value}))`;
}

/**
 * Ids of the rows that contain a text, by index. Null without a text. Digits match numbers in every format. Viewers
 * with masked contact details cannot search them, because a search would reveal them digit by digit.
 */
export function matchingIds(
  { ability }: { readonly ability: AppAbility },
  kind: keyof typeof SEARCHED | 'entities',
  typed: string | null | undefined,
): Sql | null {
  const text = searchText(typed);
  if (text === '') return null;
  const patterns = patternsOf(text);
  const ids = sql`select app.found(${raw(`'${kind}'`)}, ${patterns}::text[])`;
  if (kind === 'entities') return showsDetails(ability) ? sql`(${ids})` : visibleEntityIds(ability, ids, patterns);
  const { subject, text: column } = SEARCHED[kind];
  const details = allowedSql(ability, 'readDetails', subject, 's');
  if (details.shape === 'true') return sql`(${ids})`;
  const seen = sql`${nameInSearch(raw('s.name'))} ilike any (${patterns}::text[]) or app.mask_text(${raw(`s.${column}`)}) ilike any (${patterns}::text[])`;
  return sql`(select s.id from ${raw(kind)} s where s.id in (${ids}) and (${details} or ${seen}))`;
}

/**
 * Condition on `contact_id` for lists that show the contact: readable contacts by all fields, others by their visible
 * name.
 */
export function matchesContact(
  { ability }: { readonly ability: AppAbility },
  typed: string | null | undefined,
): Sql | null {
  const contacts = matchingIds({ ability }, 'contacts', typed);
  const rules = readableRows(ability, 'Contact', 'c');
  if (!contacts || !rules) return contacts && sql`contact_id in ${contacts}`;
  const isNamed = sql`${nameInSearch(raw('c.name'))} ilike any (${patternsOf(searchText(typed))}::text[])`;
  return sql`contact_id in (select c.id from contacts c where c.id in ${contacts} and (${rules} or ${isNamed}))`;
}

const patternsOf = (text: string): string[] =>
  [text, ...numberSpellings(text)].map((part) => `%${part.replace(/[\\%_]/g, '\\$&')}%`);

/** Normalizes a search text for searching and storing. */
export function searchText(typed: string | null | undefined): string {
  const text = normalizeText(typed ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search has up to ${LIMITS.searchLength} characters.`, 'search');
  return text;
}
