import { isDeepStrictEqual } from 'node:util';
import { CONFIGURATION_LIMITS, type ConfigurationChange, type ConfigurationKind } from '@frontdesk/domain';
import type { Item } from './document.ts';

/** Field of an item with its value in the workspace and in the configuration. Null if the field does not exist. */
interface FieldChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Difference {
  readonly kind: ConfigurationKind;
  readonly key: string;
  readonly change: ConfigurationChange;
  readonly fields: readonly FieldChange[];
  readonly fieldCount: number;
}

/**
 * Compares the items of a configuration with those of the workspace. Returns the items of the configuration in their
 * order, then the items that only the workspace has.
 */
export function findDifferences(items: readonly Item[], here: readonly Item[]): Difference[] {
  const stored = new Map(here.map((item) => [idOf(item), item]));
  const given = new Set(items.map(idOf));
  return [
    ...items.map((item) => compareItem(item, stored.get(idOf(item)) ?? null)),
    ...here.filter((item) => !given.has(idOf(item))).map((item) => toDifference(item, 'ONLY_HERE', [])),
  ];
}

/** Returns whether two items have the same content, regardless of the order of the keys in objects. */
export const isSameContent = (one: Item, other: Item): boolean => isDeepStrictEqual(one.content, other.content);

const idOf = ({ kind, key }: Pick<Item, 'kind' | 'key'>): string => `${kind} ${key}`;

function compareItem(item: Item, stored: Item | null): Difference {
  if (stored && isSameContent(item, stored)) return toDifference(item, 'UNCHANGED', []);
  const [before, after] = [stored ? valuesIn(stored.content) : new Map(), valuesIn(item.content)];
  const paths = [...new Set([...after.keys(), ...before.keys()])];
  const fields = paths
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((field) => field.before !== field.after);
  return toDifference(item, stored ? 'CHANGED' : 'ADDED', fields);
}

const toDifference = (
  { kind, key }: Item,
  change: ConfigurationChange,
  fields: readonly FieldChange[],
): Difference => ({
  kind,
  key,
  change,
  fields: fields.slice(0, CONFIGURATION_LIMITS.fields),
  fieldCount: fields.length,
});

/** Returns the values of a content by their paths, such as `questions.0.words`. Empty lists and objects are values. */
function valuesIn(content: object): Map<string, string> {
  const values = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    const isNested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    if (!isNested) values.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    else for (const [name, part] of Object.entries(value)) visit(part, path === '' ? name : `${path}.${name}`);
  };
  visit(content, '');
  return values;
}
