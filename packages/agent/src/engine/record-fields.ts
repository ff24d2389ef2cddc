import { type Draft, own } from './draft.ts';
import { parseExpression } from './expression/parse.ts';
import { fieldOf, textOf } from './json.ts';
import type { InsertedValues } from './plan.ts';
import { choiceLabel } from './templates/choices.ts';
import type { Frame, Json, PlannedEffect } from './types.ts';

const PLACEHOLDER = /\{(?:result\.)?([a-z]\w*)\}/gi;
const FIELD_PLACEHOLDER = /\{result\.([a-z]\w*)\}/gi;

/** Returns the names of the record fields that a text inserts, for example `membership` for `{result.membership}`. */
export const insertedFields = (words: string): string[] => [
  ...new Set([...words.matchAll(FIELD_PLACEHOLDER)].map(([, name]) => name!)),
];

/** Replaces the placeholders whose values are known. Placeholders in the values are not replaced. */
export const insertValues = (words: string, values: InsertedValues = {}): string =>
  words.replaceAll(PLACEHOLDER, (placeholder, name: string) => own(values, name) ?? placeholder);

/** Returns the texts of the record fields that `words` inserts, and the names of the fields without a value. */
export function recordValues(
  draft: Draft,
  frame: Frame,
  words: string,
): { readonly values: InsertedValues; readonly missing: readonly string[] } {
  const record = frame.results['$record'];
  const texts = insertedFields(words).map((name) => [name, valueText(draft, fieldOf(record, name))] as const);
  return {
    values: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    missing: texts.filter(([, text]) => text === '').map(([name]) => name),
  };
}

/**
 * Returns the new value for the sentence that confirms or reports a change of a record or lead. Empty for other effects.
 */
export const valuesOf = (draft: Draft, { tool, args }: PlannedEffect): { readonly values?: InsertedValues } =>
  tool === 'update_record' ? { values: { value: valueText(draft, args['value'] ?? null) } } : {};

function valueText({ state }: Draft, value: Json): string {
  return typeof value === 'boolean' ? choiceLabel('yes_no', value ? 'Yes' : 'No', state.language) : textOf(value);
}

/** Returns the field names in an argument that is a list of texts, such as `['membership']`. Otherwise null. */
export function listedFields(source: string): string[] | null {
  const parsed = parseExpression(source);
  if (!('node' in parsed) || parsed.node.kind !== 'list') return null;
  const names = parsed.node.items.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  );
  return names.length === parsed.node.items.length ? names : null;
}

/** Returns the field name in an argument that is a text, such as `'membership'`. Otherwise null. */
export function namedField(source: string): string | null {
  const parsed = parseExpression(source);
  const isText = 'node' in parsed && parsed.node.kind === 'literal' && typeof parsed.node.value === 'string';
  return isText ? (parsed.node as { readonly value: string }).value : null;
}

/** Returns an argument that is a list of field names, such as `['membership']`. */
export const fieldList = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`;
