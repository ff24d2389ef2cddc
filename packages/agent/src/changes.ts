import type { Persona } from './persona.ts';

/** What a version says, whole: who speaks, and the graph in the words of its source. */
export interface AgentContent {
  readonly persona: Persona;
  readonly source: string;
}

/** One value that differs: null where there was none, or is none any more. */
export interface AgentChange {
  /** As `states.greet.words`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions, value by value, in the order of the newer one. */
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
  if (typeof value !== 'object' || value === null) return void values.set(path, String(value));
  // A list of plain answers is read as one line.
  if (Array.isArray(value)) return void values.set(path, value.map(String).join(', '));
  for (const [key, inner] of Object.entries(value)) collectValues(values, path ? `${path}.${key}` : key, inner);
}

function parseSource(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return { source };
  }
}
