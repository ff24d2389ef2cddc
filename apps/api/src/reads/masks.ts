import type { AppAbility } from '@frontdesk/policies';
import { columnOf } from '../db/data-model.ts';
import { allowed } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';

type Mask = 'phone' | 'email' | 'name' | 'answers' | 'words' | 'sound' | 'said' | 'sayings';

/** Contact details by the table in which they stand. Every projection, and every row for a resolver, passes through here. */
const MASKS: Readonly<Record<string, Readonly<Record<string, Mask>>>> = {
  Lead: { name: 'name', phone: 'phone', email: 'email', answers: 'answers' },
  Contact: { name: 'name', phone: 'phone', email: 'email' },
  // What is said on the phone may be a number or an address.
  Call: { hearingText: 'words', summary: 'words', note: 'words', recordingUrl: 'sound' },
  TranscriptTurn: { text: 'words' },
  // The agent may say it with what it was told.
  StepBack: { reason: 'words' },
  Escalation: { reason: 'words' },
  // A provider says to which number it could not deliver.
  Message: { failureWords: 'words' },
  CampaignRecipient: { failureWords: 'words' },
  // What is known of somebody may be how to reach them, and so may the name by which a system knows them.
  Entity: { displayName: 'said' },
  EntityField: { value: 'said' },
  EntityExternalId: { externalId: 'said' },
  WorldEvent: { fields: 'sayings', key: 'said' },
};

/** A column as the viewer may see it: the text itself for whoever may read the details of its row, else a hint of it. */
export function shown(ability: AppAbility, model: string, field: string, t: string): Sql {
  const value = raw(`${t}.${columnOf(model, field).column}`);
  const mask = MASKS[model]?.[field];
  if (!mask) return value;
  if (mask === 'words') return wordsShown(ability, value);
  if (mask === 'said') return saidShown(ability, value);
  if (mask === 'sayings') return sayingsShown(ability, value);
  // Sound cannot be masked.
  if (mask === 'sound') return showsWords(ability) ? value : raw('null');
  const rule = allowed(ability, 'readDetails', model as 'Lead' | 'Contact', t);
  if (rule.shape === 'true') return value;
  const hidden = hiddenAs(mask, value);
  return rule.shape === 'false' ? hidden : sql`(case when ${rule} then ${value} else ${hidden} end)`;
}

/** Words that somebody spoke, without the numbers and addresses in them for whoever sees contact details masked. */
export function wordsShown(ability: AppAbility, words: Sql): Sql {
  if (showsWords(ability)) return words;
  const numberless = sql`regexp_replace(${words}, ${raw(NUMBER)}, '••••', 'g')`;
  return sql`regexp_replace(${numberless}, ${raw(ADDRESS)}, '•••@•••', 'g')`;
}

export const showsWords = (ability: AppAbility): boolean =>
  allowed(ability, 'readDetails', 'Contact', 'nobody').shape === 'true';

/** A value of the world model: as spoken words, but for a day, a moment and an id of our own, which have digits and reach nobody. */
export function saidShown(ability: AppAbility, value: Sql): Sql {
  if (showsWords(ability)) return value;
  return sql`(case when ${value} ~ ${raw(NOBODYS)} then ${value} else ${wordsShown(ability, value)} end)`;
}

function sayingsShown(ability: AppAbility, fields: Sql): Sql {
  if (showsWords(ability)) return fields;
  return sql`(select coalesce(jsonb_object_agg(a.key, ${saidShown(ability, raw('a.value'))}), '{}')
    from jsonb_each_text(${fields}) a)`;
}

const NOBODYS =
  "'^([0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+(Z|[-+][0-9:]+)?)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$'";
const NUMBER = "'[+]?[0-9][-0-9 ().]{4,}[0-9]'";
const ADDRESS = "'[^ @<>]+@[^ @<>]+[.][^ @<>]+'";

function hiddenAs(mask: Exclude<Mask, 'words' | 'sound' | 'said' | 'sayings'>, value: Sql): Sql {
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
