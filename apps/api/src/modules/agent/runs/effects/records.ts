import { type Dict, type Json, textOf } from '@frontdesk/agent/engine';
import {
  type FieldValue,
  isRecordFieldName,
  isWritableRecordField,
  type LeadField,
  leadFieldOf,
  normalizeFieldValue,
  RECORD_FIELD_LIMITS,
} from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import { changeLeadField, isLeadFieldValid } from '../../../leads/leads/index.ts';
import { changeContactRecord, readContactRecord } from '../../../world-model/entities/index.ts';
import { readRecordAccess } from '../../record-fields/index.ts';
import { type EffectInput, type EffectOutcome, failed } from './effect.ts';

/**
 * Returns the requested fields of the contact's own record. A field is null if the agent has no access to the field or
 * the field has no value. All fields are null for a phone caller with a withheld number.
 */
export async function readRecord(
  { database }: Pick<Services, 'database'>,
  { workspaceId, args, contactIdOf }: EffectInput,
): Promise<EffectOutcome> {
  const names = fieldNamesIn(args['fields']);
  if (!names) return failed('INVALID');
  const known = await database.forWorkspace(workspaceId).read(async (tx): Promise<Record<string, FieldValue>> => {
    const contactId = await contactIdOf(tx);
    const access = new Map(Object.entries(await readRecordAccess(tx)));
    const readable = names.filter((name) => access.has(name));
    return contactId === null ? {} : readContactRecord(tx, contactId, readable);
  });
  const values = new Map(Object.entries(known));
  const data: Dict<Json> = Object.fromEntries(names.map((name) => [name, boundedValue(values.get(name) ?? null)]));
  return { result: { ok: true, data } };
}

function fieldNamesIn(given: Json | undefined): string[] | null {
  if (!Array.isArray(given) || given.length === 0 || given.length > RECORD_FIELD_LIMITS.fieldsInRead) return null;
  const names = given.filter((name) => typeof name === 'string' && isRecordFieldName(name));
  return names.length === given.length ? (names as string[]) : null;
}

/** Converts a text to one line of limited length. Returns other values unchanged. */
function boundedValue(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value;
  const line = value.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return [...line].slice(0, RECORD_FIELD_LIMITS.valueLength).join('');
}

/**
 * Sets a field of the contact's own record or of the lead to a value that the contact confirmed. The change is stored
 * in the transaction that stores the result. Its key ensures that a repeated effect makes no further change.
 */
export async function updateRecord(services: Pick<Services, 'database'>, input: EffectInput): Promise<EffectOutcome> {
  const { database } = services;
  const { key, args, workspaceId, by, contactIdOf } = input;
  const { field, value = null } = args;
  const leadField = typeof field === 'string' ? leadFieldOf(field) : null;
  if (leadField !== null) return updateLeadField(services, input, leadField);
  if (typeof field !== 'string' || !isRecordFieldName(field)) return failed('INVALID');
  const next = valueIn(value);
  if (next === null) return failed('INVALID');
  const { contactId, access } = await database.forWorkspace(workspaceId).read(async (tx) => {
    return { contactId: await contactIdOf(tx), access: new Map(Object.entries(await readRecordAccess(tx))) };
  });
  if (contactId === null || access.get(field) !== 'WRITE' || !isWritableRecordField(field))
    return failed('NOT_ALLOWED');
  const idempotencyKey = `agent:${by.transport.requestId}:${key}`;
  const change = { contactId, field, value: next, idempotencyKey };
  return { result: { ok: true, data: null }, change: (tx) => changeContactRecord(tx, by, change) };
}

/** Converts a value to one that a record can store. Returns null for an empty text and for unsupported types. */
function valueIn(value: Json): FieldValue {
  if (value === null || typeof value === 'object') return null;
  const normalized = normalizeFieldValue(boundedValue(value));
  return normalized === undefined || normalized === '' ? null : normalized;
}

/**
 * Sets a field of the lead. A phone caller with a withheld number cannot change the lead of the number that the person
 * stated.
 */
async function updateLeadField(
  { database }: Pick<Services, 'database'>,
  { args, workspaceId, by, contactIdOf, leadOf, within }: EffectInput,
  field: LeadField,
): Promise<EffectOutcome> {
  const given = valueIn(args['value'] ?? null);
  if (given === null || typeof given === 'boolean') return failed('INVALID');
  const value = String(given);
  if (!isLeadFieldValid({ field, value })) return failed('INVALID');
  const isAllowed = await database.forWorkspace(workspaceId).read(async (tx) => {
    const access = new Map(Object.entries(await readRecordAccess(tx)));
    return (await contactIdOf(tx)) !== null && access.get(textOf(args['field'])) === 'WRITE';
  });
  if (!isAllowed) return failed('NOT_ALLOWED');
  const lead = await within(leadOf);
  if (!lead) return failed('NOT_FOUND');
  return {
    result: { ok: true, data: null },
    change: (tx) => changeLeadField(tx, by, { leadId: lead.id, field, value }),
  };
}
