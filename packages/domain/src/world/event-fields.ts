import { withoutUnstorable } from '../normalize-text.ts';
import { WORLD_LIMITS } from './entity-types.ts';
import type { FieldValue } from './project.ts';

/** What a field or the kind of a relation may be called. */
export const isFieldName = (name: string): boolean =>
  name.length <= WORLD_LIMITS.fieldNameLength && /^[a-z][\w.-]*$/i.test(name);

/** What kind of thing happened, like `order.shipped`. */
export const isWorldEventType = (type: string): boolean =>
  type.length <= WORLD_LIMITS.eventTypeLength && /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(type);

/** Since when something may be so: nothing that we are told of is older, and a clock may be ahead of ours. */
export const isWorldTime = (at: Date, now: Date): boolean =>
  at.getTime() >= EARLIEST && at.getTime() <= now.getTime() + WORLD_LIMITS.aheadHours * 3_600_000;

const EARLIEST = Date.UTC(1900, 0, 1);

/** A value as it is kept, or undefined where it is too long or no number. */
export function normalizeFieldValue(value: FieldValue): FieldValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return value;
  const text = withoutUnstorable(value).trim();
  return text.length > WORLD_LIMITS.valueLength ? undefined : text;
}

/** Of one line, and not empty; null where it is none, or too long. */
export function normalizeReference(text: string, maxLength: number): string | null {
  const reference = withoutUnstorable(text).trim();
  if (reference === '' || reference.length > maxLength || /\p{Cc}/u.test(reference)) return null;
  return reference;
}
