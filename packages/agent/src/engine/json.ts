import type { Json } from './types.ts';

/** Returns a field of a JSON object. Null if the value is not an object or has no such field. */
export function fieldOf(value: Json | undefined, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** Converts a value to text. Lists and objects become JSON, and null becomes an empty text. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
