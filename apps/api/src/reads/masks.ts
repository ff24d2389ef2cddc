import type { AppAbility } from '@frontdesk/policies';
import { columnOf } from '../db/data-model.ts';
import { allowed } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';

type Mask = 'phone' | 'email' | 'name' | 'answers' | 'words';

/** Contact details by the table in which they stand. Every projection, and every row for a resolver, passes through here. */
const MASKS: Readonly<Record<string, Readonly<Record<string, Mask>>>> = {
  Lead: { name: 'name', phone: 'phone', email: 'email', answers: 'answers' },
  Contact: { name: 'name', phone: 'phone', email: 'email' },
  // What is said on the phone may be a number or an address.
  Call: { hearingText: 'words', summary: 'words', note: 'words' },
  TranscriptTurn: { text: 'words' },
};

/** A column as the viewer may see it: the text itself for whoever may read the details of its row, else a hint of it. */
export function shown(ability: AppAbility, model: string, field: string, t: string): Sql {
  const value = raw(`${t}.${columnOf(model, field).column}`);
  const mask = MASKS[model]?.[field];
  if (!mask) return value;
  if (mask === 'words') return wordsShown(ability, value);
  const rule = allowed(ability, 'readDetails', model as 'Lead' | 'Contact', t);
  if (rule.shape === 'true') return value;
  const hidden = hiddenAs(mask, value);
  return rule.shape === 'false' ? hidden : sql`(case when ${rule} then ${value} else ${hidden} end)`;
}

/** Words that somebody spoke, without the numbers and addresses in them for whoever sees contact details masked. */
export function wordsShown(ability: AppAbility, words: Sql): Sql {
  if (allowed(ability, 'readDetails', 'Contact', 'nobody').shape === 'true') return words;
  const numberless = sql`regexp_replace(${words}, ${raw(NUMBER)}, '••••', 'g')`;
  return sql`regexp_replace(${numberless}, ${raw(ADDRESS)}, '•••@•••', 'g')`;
}

const NUMBER = "'[+]?[0-9][-0-9 ().]{4,}[0-9]'";
const ADDRESS = "'[^ @<>]+@[^ @<>]+[.][^ @<>]+'";

function hiddenAs(mask: Exclude<Mask, 'words'>, value: Sql): Sql {
  switch (mask) {
    case 'phone':
      return sql`(left(${value}, 3) || '••••' || right(${value}, 2))`;
    case 'email':
      return sql`(left(${value}, 1) || '•••@' || split_part(${value}, '@', 2))`;
    case 'name':
      // Whoever writes without a name goes by their number.
      return sql`(case when ${isNumber(value)} then left(${value}, 3) || '••••' || right(${value}, 2) else ${value} end)`;
    case 'answers':
      // An agent may ask for an address or a number: such an answer is one.
      return sql`(select coalesce(jsonb_object_agg(a.key, case when a.value like '%@%' then ${hiddenAs('email', raw('a.value'))} else ${hiddenAs('name', raw('a.value'))} end), '{}')
        from jsonb_each_text(${value}) a)`;
  }
}

const isNumber = (name: Sql): Sql => sql`(${name} ~ '^[-+0-9() ./]{5,}$')`;

/** A name as far as a search may look into it, for whoever sees details masked. */
export const nameInSearch = (name: Sql): Sql => sql`(case when ${isNumber(name)} then '' else ${name} end)`;
