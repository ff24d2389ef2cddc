import { createHash } from 'node:crypto';
import type * as z from 'zod';
import {
  type Address,
  appointment,
  type Concept,
  type ContactPoints,
  type HumanNames,
  known,
  location,
  organization,
  patient,
  practitioner,
  type Reference,
} from './fhir-shapes.ts';
import type { FhirResource, RejectedRecord, SourceRecord, SourceRelation, SourceValue } from './source-port.ts';

/** Maximum length of a value that is combined from several parts. */
const LONGEST = 2_000;

interface RecordContent {
  readonly fields: Readonly<Record<string, SourceValue>>;
  readonly relations: readonly SourceRelation[];
}

/**
 * Converts a FHIR resource to a record, or returns the reason why it cannot be converted. Absolute references to the
 * server `base` become relative references.
 */
export function fhirRecord(base: string, type: FhirResource, resource: unknown): SourceRecord | RejectedRecord {
  const { id: given } = resource as { id?: unknown };
  const id = typeof given === 'string' ? `${type}/${given.slice(0, 64)}` : null;
  const has = known.safeParse(resource);
  if (!has.success) return { type, id, reason: missingField(has.error, 'The record has no id or no meta.lastUpdated') };
  const content = READERS[type](resource, base);
  if ('reason' in content) return { type, id, reason: content.reason };
  const { lastUpdated, versionId } = has.data.meta;
  const updatedAt = new Date(lastUpdated);
  const version = `${updatedAt.toISOString()} ${markOf(content, versionId ?? '')}`;
  return { type, id: `${type}/${has.data.id}`, version, contentHash: null, updatedAt, ...content };
}

/**
 * Returns a hash of the version and the converted content, so that records are also updated when the conversion
 * changes.
 */
const markOf = (content: RecordContent, versionId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([versionId, content]))
    .digest('base64url')
    .slice(0, 12);

const missingField = (error: z.ZodError, what: string): string => {
  const at = error.issues[0]?.path.join('.') ?? '';
  return at ? `${what}: ${at} is missing or invalid.` : `${what}.`;
};

type RecordReader = (resource: unknown, base: string) => RecordContent | { readonly reason: string };

const readerOf =
  <T>(shape: z.ZodType<T>, say: (resource: T, base: string) => RecordContent): RecordReader =>
  (resource, base) => {
    const read = shape.safeParse(resource);
    return read.success ? say(read.data, base) : { reason: missingField(read.error, 'The record cannot be read') };
  };

const READERS: Readonly<Record<FhirResource, RecordReader>> = {
  Organization: readerOf(organization, (one, base) => ({
    fields: {
      name: one.name ?? null,
      active: one.active ?? null,
      ...contactPointsOf(one.telecom),
      address: addressText(one.address?.[0]),
    },
    relations: relationsOf('part_of', base, [one.partOf], ['Organization']),
  })),
  Location: readerOf(location, (one, base) => ({
    fields: {
      name: one.name ?? null,
      status: one.status ?? null,
      ...contactPointsOf(one.telecom),
      address: addressText(one.address),
    },
    relations: relationsOf('managed_by', base, [one.managingOrganization], ['Organization']),
  })),
  Practitioner: readerOf(practitioner, (one) => ({
    fields: {
      name: personName(one.name),
      active: one.active ?? null,
      ...contactPointsOf(one.telecom),
      qualification: conceptText(one.qualification?.[0]?.code),
    },
    relations: [],
  })),
  Patient: readerOf(patient, (one, base) => ({
    fields: {
      name: personName(one.name),
      active: one.active ?? null,
      ...contactPointsOf(one.telecom),
      gender: one.gender ?? null,
      birth_date: one.birthDate ?? null,
      address: addressText(one.address?.[0]),
      language: conceptText(
        (one.communication?.find(({ preferred }) => preferred) ?? one.communication?.[0])?.language,
      ),
    },
    relations: [
      ...relationsOf('general_practitioner', base, one.generalPractitioner, ['Practitioner', 'Organization']),
      ...relationsOf('managed_by', base, [one.managingOrganization], ['Organization']),
    ],
  })),
  Appointment: readerOf(appointment, (one, base) => ({
    fields: {
      status: one.status,
      starts_at: toIsoTime(one.start),
      ends_at: toIsoTime(one.end),
      description: one.description ?? null,
      service: conceptText(one.serviceType?.[0]),
    },
    relations: relationsOf(
      'participant',
      base,
      one.participant?.map(({ actor }) => actor),
      ['Patient', 'Practitioner', 'Location'],
    ),
  })),
};

const toIsoTime = (at: string | null | undefined): string | null => (at ? new Date(at).toISOString() : null);

/**
 * Returns the current name of a person: preferably the official name, never a former name. Returns null if there is
 * none.
 */
function personName(names: HumanNames | null | undefined): string | null {
  const used = names?.filter(({ use }) => use !== 'old' && use !== 'maiden') ?? [];
  const name = used.find(({ use }) => use === 'official') ?? used.find(({ use }) => use === 'usual') ?? used[0];
  const whole = name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ');
  return whole.slice(0, LONGEST).trim() || null;
}

function contactPointsOf(points: ContactPoints | null | undefined) {
  const first = (...systems: string[]): string | null =>
    points?.find(({ system, use, value }) => value && use !== 'old' && systems.includes(system ?? ''))?.value ?? null;
  return { phone: first('phone', 'sms'), email: first('email') };
}

function addressText(address: Address | null | undefined): string | null {
  if (!address) return null;
  const { text, line, postalCode, city, country } = address;
  const parts = [...(line ?? []), [postalCode, city].filter(Boolean).join(' '), country];
  return (text ?? parts.filter(Boolean).join(', ')).slice(0, LONGEST) || null;
}

const conceptText = (concept: Concept | null | undefined): string | null =>
  concept?.text ?? concept?.coding?.[0]?.display ?? concept?.coding?.[0]?.code ?? null;

// oxlint-disable-next-line max-params -- Each value is independent, and all callers are in this file.
function relationsOf(
  kind: string,
  base: string,
  references: readonly (Reference | null | undefined)[] | null | undefined,
  types: readonly FhirResource[],
): SourceRelation[] {
  const found = (references ?? []).flatMap((one) => {
    const [type, id] = localReference(base, one?.reference ?? '').split('/');
    const meant = types.find((name) => name === type);
    return meant && id && /^[A-Za-z0-9.-]{1,64}$/.test(id) ? [{ kind, type: meant, id: `${meant}/${id}` }] : [];
  });
  return found.filter((one, at) => found.findIndex(({ id }) => id === one.id) === at);
}

/**
 * Converts a reference to a relative reference, for example `Patient/17`. References to other servers stay absolute.
 */
const localReference = (base: string, reference: string): string =>
  reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
