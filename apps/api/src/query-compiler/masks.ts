import type { AppAbility } from '@frontdesk/policies';
import { type Column, columnOf } from '../db/data-model.ts';
import { PLAIN_TEXT } from './plain-text-columns.ts';
import { allowedSql } from './rules.ts';
import { raw, type Sql, sql } from './sql.ts';
import { CONTACT_DETAILS, type ContactDetailKind, GLOBAL_MODELS } from './text-columns.ts';

/**
 * Returns a column in the form visible to the viewer, masked if necessary. Used by all compiled reads and resolver
 * rows.
 */
export function maskColumn(ability: AppAbility, model: string, field: string, t: string): Sql {
  const column = columnOf(model, field);
  const value = raw(`${t}.${column.column}`);
  if (!isMasked(model, field, column)) return value;
  const rule = detailsRule(ability, model, t);
  if (rule.shape === 'true') return value;
  const hidden = maskAs(CONTACT_DETAILS[model]?.[field] ?? 'text', value, column);
  return rule.shape === 'false' ? hidden : sql`(case when ${rule} then ${value} else ${hidden} end)`;
}

/** Returns whether the viewer sees the values of a column unmasked in every row. */
export const isShown = (ability: AppAbility, model: string, field: string): boolean =>
  !isMasked(model, field, columnOf(model, field)) || detailsRule(ability, model, 'nobody').shape === 'true';

/** Masks phone numbers and email addresses in a text for viewers who may not view contact details. */
export const maskText = (ability: AppAbility, words: Sql): Sql =>
  showsDetails(ability) ? words : sql`app.mask_text(${words})`;

/** Masks each text of a list for viewers who may not view contact details. */
export const maskTextList = (ability: AppAbility, texts: Sql): Sql =>
  showsDetails(ability) ? texts : sql`app.mask_texts(${texts})`;

/** Masks keys, texts and long numbers in JSON for viewers who may not view contact details. */
export const maskJson = (ability: AppAbility, json: Sql): Sql =>
  showsDetails(ability) ? json : sql`app.mask_json(${json})`;

export const showsDetails = (ability: AppAbility): boolean =>
  allowedSql(ability, 'readDetails', 'Contact', 'nobody').shape === 'true';

/**
 * Returns the condition for showing unmasked values. For leads and contacts, the condition is evaluated per row. For
 * other models, permission for all contact details is required.
 */
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

/**
 * Returns whether a column is masked. Text columns of workspace models are masked unless they are listed in
 * plain-text-columns.ts.
 */
const isMasked = (model: string, field: string, { type }: Column): boolean =>
  TEXT_TYPES.includes(type) && !GLOBAL_MODELS.includes(model) && !PLAIN.has(`${model}.${field}`);

function maskAs(mask: ContactDetailKind | 'text', value: Sql, { type, list }: Pick<Column, 'type' | 'list'>): Sql {
  switch (mask) {
    case 'phone':
      return sql`(left(${value}, 3) || '••••' || right(${value}, 2))`;
    case 'email':
      return sql`(left(${value}, 1) || '•••@' || split_part(${value}, '@', 2))`;
    case 'name':
      // The name of a contact can be a phone number, which is masked like a phone number.
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

/** Returns the part of a name that can be searched by viewers who may not view contact details. */
export const nameInSearch = (name: Sql): Sql =>
  sql`(case when ${isNumber(name)} then '' else app.mask_text(${name}) end)`;
