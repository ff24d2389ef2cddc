import { withoutUnstorable } from '../normalize-text.ts';
import { WORLD_LIMITS } from './entity-types.ts';
import type { FieldValue } from './project.ts';

/** Returns whether a text is a valid field name or relation type. */
export const isFieldName = (name: string): boolean =>
  name.length <= WORLD_LIMITS.fieldNameLength && /^[a-z][\w.-]*$/i.test(name);

/** Returns whether a text is a valid event type, for example `order.shipped`. */
export const isWorldEventType = (type: string): boolean =>
  type.length <= WORLD_LIMITS.eventTypeLength && /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(type);

/** Returns whether the effective time of an event is plausible: not before 1900, and at most slightly in the future. */
export const isWorldTime = (at: Date, now: Date): boolean =>
  at.getTime() >= EARLIEST && at.getTime() <= now.getTime() + WORLD_LIMITS.aheadHours * 3_600_000;

const EARLIEST = Date.UTC(1900, 0, 1);

/** Normalizes a value for storage. Undefined if the value is too long or not a finite number. */
export function normalizeFieldValue(value: FieldValue): FieldValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return value;
  const text = withoutUnstorable(value).trim();
  return text.length > WORLD_LIMITS.valueLength ? undefined : text;
}

/** Normalizes a reference to one non-empty line. Null if the reference is invalid or too long. */
export function normalizeReference(text: string, maxLength: number): string | null {
  const reference = withoutUnstorable(text).trim();
  if (reference === '' || reference.length > maxLength || /\p{Cc}/u.test(reference)) return null;
  return reference;
}
