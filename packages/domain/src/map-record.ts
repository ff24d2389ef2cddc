import { withoutUnstorable } from './normalize-text.ts';
import { type MappedField, REST_LIMITS, type SourceDateFormat, type SourceMapping, valueAt } from './rest-source.ts';
import { WORLD_LIMITS } from './world/events.ts';
import type { FieldValue } from './world/project.ts';

export interface MappedRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface UnmappedRecord {
  /** External id of the record. Null if the record has no valid external id. */
  readonly id: string | null;
  /** Reason why the record cannot be mapped. Contains paths and field names, but never values of the record. */
  readonly reason: string;
}

/** Maps a record of a REST API to an entity, or returns the reason why it cannot be mapped. */
export function mapRecord(mapping: SourceMapping, record: unknown): MappedRecord | UnmappedRecord {
  const id = externalIdOf(valueAt(record, mapping.externalIdPath));
  if (id === null)
    return {
      id,
      reason: `The path “${mapping.externalIdPath}” of the external ID is missing or not a text or number.`,
    };
  const fields: Record<string, FieldValue> = {};
  for (const field of mapping.fields) {
    const mapped = mapField(field, record);
    if ('reason' in mapped) return { id, reason: `${field.name}: ${mapped.reason}` };
    fields[field.name] = mapped.value;
  }
  const isEmpty = mapping.fields.every(({ name, transform }) => transform === 'CONSTANT' || fields[name] === null);
  if (isEmpty) return { id, reason: `None of the paths ${listOfPaths(mapping)} has a value.` };
  return { id, fields };
}

const listOfPaths = ({ fields }: SourceMapping): string =>
  [...new Set(fields.flatMap(({ paths }) => paths))].map((path) => `“${path}”`).join(', ');

function externalIdOf(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof id !== 'string') return null;
  const text = id.trim();
  return text === '' || text.length > REST_LIMITS.externalIdLength || /[\p{Cc}\p{Cs}]/u.test(text) ? null : text;
}

type Mapped = { readonly value: FieldValue } | { readonly reason: string };

function mapField(field: MappedField, record: unknown): Mapped {
  if (field.transform === 'CONSTANT') return { value: field.text };
  const found = field.paths.map((path) => valueAt(record, path) ?? null);
  const nested = found.findIndex((value) => typeof value === 'object' && value !== null);
  if (nested !== -1) return { reason: `the path “${field.paths[nested]}” is a list or an object.` };
  const values = found as FieldValue[];
  const mapped = transformed(field, values);
  if ('reason' in mapped) return mapped;
  const value = typeof mapped.value === 'string' ? storable(mapped.value) : mapped.value;
  if (value === null && field.isRequired) return { reason: `the path “${field.paths.join('”, “')}” has no value.` };
  if (typeof value === 'string' && value.length > WORLD_LIMITS.valueLength)
    return { reason: `the value is longer than ${WORLD_LIMITS.valueLength} characters.` };
  return { value };
}

/** Removes characters that PostgreSQL rejects. Returns null if the text is empty. */
const storable = (text: string): string | null => withoutUnstorable(text) || null;

function transformed({ transform: kind, dateFormat, text, lookup, paths }: MappedField, values: FieldValue[]): Mapped {
  if (kind === 'CONCAT') {
    const parts = values.filter((value) => value !== null).map((value) => String(value).trim());
    return { value: parts.filter(Boolean).join(text ?? '') };
  }
  const value = values[0] ?? null;
  if (value === null || kind === 'NONE') return { value };
  const given = String(value).trim();
  if (kind === 'TRIM') return { value: given };
  if (kind === 'LOWERCASE') return { value: given.toLowerCase() };
  if (given === '') return { value: null };
  if (kind === 'LOOKUP') {
    const entry = lookup.find(({ from }) => from === given);
    return entry ? { value: entry.to } : { reason: `the value of “${paths[0]}” is not in the list of values.` };
  }
  const date = dateOf(dateFormat ?? 'ISO', given);
  return date ? { value: date } : { reason: `the value of “${paths[0]}” is not a date in the selected format.` };
}

const ORDERS: Partial<Record<SourceDateFormat, RegExp>> = {
  ISO: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ].*)?$/,
  DAY_MONTH_YEAR: /^(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4})$/,
  MONTH_DAY_YEAR: /^(?<month>\d{1,2})[./-](?<day>\d{1,2})[./-](?<year>\d{4})$/,
};

/** Returns a date as `YYYY-MM-DD`. Null if the text is not a valid calendar date. */
function dateOf(format: SourceDateFormat, text: string): string | null {
  const order = ORDERS[format];
  if (!order) return /^-?\d{1,15}$/.test(text) ? dayOf(Number(text) * (format === 'UNIX_SECONDS' ? 1_000 : 1)) : null;
  const { year = '', month = '', day = '' } = order.exec(text)?.groups ?? {};
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Reject dates that do not exist, such as 31 April, which `Date.parse` would move to another date.
  return dayOf(Date.parse(`${iso}T00:00:00Z`)) === iso ? iso : null;
}

function dayOf(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}
