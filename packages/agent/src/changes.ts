import type { Persona } from './persona.ts';

/** Content of one agent version: the persona and the source of the context graph. */
export interface AgentContent {
  readonly persona: Persona;
  readonly source: string;
}

/** A value that differs between two versions. `before` is null for an added value, `after` for a removed value. */
export interface AgentChange {
  /**
   * Path of the value with dots, for example `persona.tone` or `flows.book.states.greet.words`. Items of a list of
   * objects are identified by their position in brackets, starting at 1, for example `cases[2].go`.
   */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Lists the values that differ between two versions, in the order of the newer version. Removed values come last. */
export function changesBetween(before: AgentContent, after: AgentContent): AgentChange[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths].flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: now.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function valuesOf({ persona, source }: AgentContent): Map<string, string> {
  const values = new Map<string, string>();
  collectValues(values, 'persona', persona);
  collectValues(values, '', parseSource(source));
  return values;
}

function collectValues(values: Map<string, string>, path: string, value: unknown): void {
  if (!isObject(value)) return void values.set(path, String(value));
  if (Array.isArray(value) && !value.some(isObject)) {
    // Join the items with commas, so that a changed list of texts is reported as one change instead of one change per
    // item.
    if (value.length > 0) values.set(path, value.join(', '));
    return;
  }
  for (const [key, inner] of Object.entries(value)) collectValues(values, joined(path, value, key), inner);
}

function joined(path: string, parent: object, key: string): string {
  if (Array.isArray(parent)) return `${path}[${Number(key) + 1}]`;
  return path ? `${path}.${key}` : key;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function parseSource(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return { source };
  }
}
