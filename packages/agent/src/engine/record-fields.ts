import { type Draft, own } from './draft.ts';
import { parseExpression } from './expression/parse.ts';
import { fieldOf, textOf } from './json.ts';
import type { InsertedValues, Passage } from './plan.ts';
import { choiceLabel } from './templates/choices.ts';
import { isBuiltinTool } from './tools.ts';
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

/**
 * Returns the texts of the values that `words` inserts, the names of missing values, and the tool results that the
 * values come from.
 */
export function recordValues(
  draft: Draft,
  frame: Frame,
  words: string,
): {
  readonly values: InsertedValues;
  readonly missing: readonly string[];
  readonly passages: readonly Passage[];
} {
  const record = frame.results['$record'];
  const texts = insertedFields(words).map((name) => [name, valueText(draft, fieldOf(record, name))] as const);
  return {
    values: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    missing: texts.filter(([, text]) => text === '').map(([name]) => name),
    passages: toolPassages(frame, texts),
  };
}

/** Returns one passage for each tool of the workspace that returned some of the values. */
function toolPassages(frame: Frame, texts: readonly (readonly [string, string])[]): Passage[] {
  const toolOf = (name: string) => textOf(fieldOf(frame.results['$tools'], name));
  const tools = [...new Set(texts.map(([name]) => toolOf(name)).filter((tool) => tool !== ''))];
  return tools.map((tool) => {
    const lines = texts.filter(([name]) => toolOf(name) === tool).map(([name, text]) => `${name}: ${text}`);
    const origin = { kind: 'TOOL', title: tool, headings: [], sourceId: null };
    return { id: `tool:${tool}`, title: tool, text: lines.join('\n'), url: null, origin };
  });
}

/**
 * Returns the texts for the sentence that confirms or reports a change: the new value of a record or lead, or the
 * arguments of a tool of the workspace. With `words`, only the arguments that this text inserts. Empty for other effects.
 */
export function valuesOf(
  draft: Draft,
  { tool, args }: PlannedEffect,
  words?: string,
): { readonly values?: InsertedValues } {
  if (tool === 'update_record') return { values: { value: valueText(draft, args['value'] ?? null) } };
  if (isBuiltinTool(tool)) return {};
  const known =
    words === undefined ? Object.keys(args) : placeholdersIn(words).filter((name) => Object.hasOwn(args, name));
  if (known.length === 0) return {};
  return { values: Object.fromEntries(known.map((name) => [name, valueText(draft, args[name]!)])) };
}

/** Returns the names of all placeholders of a text, for example `size` for `{size}`. */
export const placeholdersIn = (words: string): string[] => [
  ...new Set([...words.matchAll(PLACEHOLDER)].map(([, name]) => name!)),
];

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

/** Returns the source text of an argument that is a list of field names, such as `['membership']`. */
export const fieldList = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`;
