import { LIMITS, normalizeText, numberSpellings } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { patternContaining } from '../db/like-pattern.ts';
import { badInput } from '../errors/denials.ts';
import { maskText, nameInSearch, showsDetails } from './masks.ts';
import { allowedSql, readableRows } from './rules.ts';
import { join, raw, type Sql, sql } from './sql.ts';

/** Tables with contact details that `app.found` searches, each with its masked texts other than the name. */
const SEARCHED = {
  contacts: { subject: 'Contact', masked: ['app.mask_text(s.company)', 'app.tags_text(app.mask_texts(s.tags))'] },
  leads: { subject: 'Lead', masked: ['app.mask_text(s.message)'] },
} as const;

/**
 * Returns SQL for the ids of the entities that match in the parts visible to the viewer. Contact details of an entity
 * are recognized by their format and masked before the comparison.
 */
function visibleEntityIds(ability: AppAbility, ids: Sql, patterns: readonly string[]): Sql {
  const name = sql`${maskText(ability, raw('s.display_name'))} ilike any (${patterns}::text[])`;
  const value = sql`exists (select from entity_fields f where f.workspace_id = s.workspace_id and f.entity_id = s.id
    and ${maskText(ability, raw('f.value'))} ilike any (${patterns}::text[]))`;
  return sql`(select s.id from entities s where s.id in (${ids}) and (${name} or ${value}))`;
}

/**
 * Returns SQL for the ids of rows that contain the search text, using an index. Returns null if the text is empty.
 * Digits match phone numbers in every format. Contact details that are hidden from the viewer are not searched, because
 * repeated searches would reveal their digits.
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
  const { subject, masked } = SEARCHED[kind];
  const details = allowedSql(ability, 'readDetails', subject, 's');
  if (details.shape === 'true') return sql`(${ids})`;
  const shown = [nameInSearch(raw('s.name')), ...masked.map(raw)];
  const seen = join(
    shown.map((words) => sql`${words} ilike any (${patterns}::text[])`),
    ' or ',
  );
  return sql`(select s.id from ${raw(kind)} s where s.id in (${ids}) and (${details} or ${seen}))`;
}

/**
 * Returns a condition on `contact_id` for lists that show a contact, or null if there is no search text. For contacts
 * that the viewer can read, all fields are searched; for other contacts, only the visible name.
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

const patternsOf = (text: string): string[] => [text, ...numberSpellings(text)].map(patternContaining);

/** Normalizes a search text. Throws an error if the text is too long. */
export function searchText(typed: string | null | undefined): string {
  const text = normalizeText(typed ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  return text;
}
