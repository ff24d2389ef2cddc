import type { AppAbility } from '@frontdesk/policies';
import { type Column, columnOf } from '../db/data-model.ts';
import { PLAIN_TEXT } from './plain-text-columns.ts';
import { allowedSql } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';
import { CONTACT_DETAILS, type ContactDetailKind, GLOBAL_MODELS } from './text-columns.ts';

/** A column as the viewer may see it. Every projection and resolver row uses it. */
export function maskColumn(ability: AppAbility, model: string, field: string, t: string): Sql {
  const column = columnOf(model, field);
  const value = raw(`${t}.${column.column}`);
  if (!isMasked(model, field, column)) return value;
  const rule = detailsRule(ability, model, t);
  if (rule.shape === 'true') return value;
  const hidden = maskAs(CONTACT_DETAILS[model]?.[field] ?? 'text', value, column);
  return rule.shape === 'false' ? hidden : sql`(case when ${rule} then ${value} else ${hidden} end)`;
}

/** Masks phone numbers and email addresses in text for viewers with masked contact details. */
export const maskText = (ability: AppAbility, words: Sql): Sql =>
  showsDetails(ability) ? words : sql`app.mask_text(${words})`;

/** Same for a list of texts. */
export const maskTextList = (ability: AppAbility, texts: Sql): Sql =>
  showsDetails(ability) ? texts : sql`app.mask_texts(${texts})`;

/** Same for JSON: keys, texts and long numbers. */
export const maskJson = (ability: AppAbility, json: Sql): Sql =>
  showsDetails(ability) ? json : sql`app.mask_json(${json})`;

export const showsDetails = (ability: AppAbility): boolean =>
  allowedSql(ability, 'readDetails', 'Contact', 'nobody').shape === 'true';

/** Leads and contacts are decided per row, other texts by the permission for all contact details. */
function detailsRule(ability: AppAbility, model: string, t: string): Sql {
  if (model === 'Lead' || model === 'Contact') return allowedSql(ability, 'readDetails', model, t);
  return raw(String(showsDetails(ability)));
}

const PLAIN = new Set(
  PLAIN_TEXT.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([model, fields]) => fields.split(' ').map((field) => `${model}.${field}`)),
  ),
);

const TEXT_TYPES = ['String', 'VarChar', 'Json'];

/** Text columns without a class are masked. */
const isMasked = (model: string, field: string, { type }: Column): boolean =>
  TEXT_TYPES.includes(type) && !GLOBAL_MODELS.includes(model) && !PLAIN.has(`${model}.${field}`);

function maskAs(mask: ContactDetailKind | 'text', value: Sql, { type, list }: Pick<Column, 'type' | 'list'>): Sql {
  switch (mask) {
    case 'phone':
      return sql`(left(${value}, 3) || '••••' || right(${value}, 2))`;
    case 'email':
      return sql`(left(${value}, 1) || '•••@' || split_part(${value}, '@', 2))`;
    case 'name':
      // Contacts without a name are listed under their number.
      return sql`(case when ${isNumber(value)} then left(${value}, 3) || '••••' || right(${value}, 2) else app.mask_text(${value}) end)`;
    case 'answers':
      return sql`(select coalesce(jsonb_object_agg(a.key, case when ${isAddress(raw('a.value'))}
        then ${maskAs('email', raw('a.value'), TEXT)} else ${maskAs('name', raw('a.value'), TEXT)} end), '{}')
        from jsonb_each_text(${value}) a)`;
    case 'sound':
      return raw('null');
    case 'text':
      if (type === 'Json') return sql`app.mask_json(${value})`;
      return list ? sql`app.mask_texts(${value})` : sql`app.mask_text(${value})`;
  }
}

const TEXT = { type: 'String', list: false };

const isNumber = (name: Sql): Sql => sql`(${name} ~ '^[-+0-9() ./]{5,}$')`;
const isAddress = (answer: Sql): Sql => sql`(${answer} ~ '^[^ @]+@[^ @]+$')`;

/** Searchable part of a name for viewers with masked contact details. */
export const nameInSearch = (name: Sql): Sql =>
  sql`(case when ${isNumber(name)} then '' else app.mask_text(${name}) end)`;
