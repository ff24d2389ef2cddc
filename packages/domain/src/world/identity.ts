import { normalizeEmail } from '../emails.ts';
import { normalizePhone } from '../phones.ts';
import type { EntityType } from './events.ts';
import type { KnownField } from './project.ts';

/** Kinds of identifiers that several entities can share. */
export const IDENTIFIER_KINDS = ['PHONE', 'EMAIL'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Evidence that two entities may be the same. */
export const DUPLICATE_EVIDENCE = ['PHONE', 'EMAIL', 'NAME', 'BIRTH_DATE'] as const;
export type DuplicateEvidenceKind = (typeof DUPLICATE_EVIDENCE)[number];

export interface DuplicateEvidence {
  readonly kind: DuplicateEvidenceKind;
  /** Contribution of the evidence to the score, in percentage points. */
  readonly percent: number;
}

export const DUPLICATES = {
  /** Minimum score, from 0 to 1, of a pair of entities that is suggested as a duplicate. */
  minScore: 0.5,
  /** Maximum number of entities in a group of linked entities. */
  groupSize: 50,
  /** Maximum number of entities with the same identifier with which an entity is compared. */
  comparedWith: 20,
} as const;

const WEIGHTS = { PHONE: 0.45, EMAIL: 0.45, NAME: 0.25, BIRTH_DATE: 0.4 } as const;

/** Number of entities above which a shared identifier has less weight, for example the phone number of a family. */
const SHARED_BY = 3;
const SHARED_WEIGHT = 0.3;

export interface EntityIdentifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** The data of an entity that is compared to detect duplicates. */
export interface EntityProfile {
  readonly type: EntityType;
  readonly externalIds: readonly { readonly system: string; readonly externalId: string }[];
  readonly identifiers: readonly EntityIdentifier[];
  /** Name of the entity. Empty if unknown. */
  readonly name: string;
  /** ISO date, which can consist of a year, or a year and a month. Null if unknown. */
  readonly birthDate: string | null;
}

/** Kinds of the fields that contain an identifier, by the names under which sources report them. */
export const IDENTIFIER_FIELDS: Readonly<Record<string, IdentifierKind>> = {
  phone: 'PHONE',
  mobile: 'PHONE',
  phone_number: 'PHONE',
  email: 'EMAIL',
  email_address: 'EMAIL',
};

/** Names under which sources report a birth date. */
export const BIRTH_DATE_FIELDS: readonly string[] = ['birth_date', 'birthDate', 'date_of_birth'];

const NAME_FIELDS = /name$/i;

/** Returns whether a change to this field can change the set of entities with which an entity is compared. */
export const isIdentityField = (name: string): boolean =>
  Object.hasOwn(IDENTIFIER_FIELDS, name) || BIRTH_DATE_FIELDS.includes(name) || NAME_FIELDS.test(name);

type Values = ReadonlyMap<string, Pick<KnownField, 'value'>>;

/**
 * Returns the normalized identifiers in the fields of an entity. A national phone number is normalized only if the
 * country is given.
 */
export function identifiersOf(fields: Values, defaultCountry?: string): EntityIdentifier[] {
  const found = Object.entries(IDENTIFIER_FIELDS).flatMap(([name, kind]): EntityIdentifier[] => {
    const text = String(fields.get(name)?.value ?? '');
    const value = kind === 'PHONE' ? normalizePhone(text, defaultCountry) : normalizeEmail(text)?.toLowerCase();
    return value ? [{ kind, value }] : [];
  });
  return [...new Map(found.map((one) => [`${one.kind} ${one.value}`, one])).values()];
}

/** Returns whether a phone number of the entity can be normalized only with the country of the workspace. */
export const needsCountry = (fields: Values): boolean =>
  Object.entries(IDENTIFIER_FIELDS).some(([name, kind]) => {
    const text = String(fields.get(name)?.value ?? '');
    return kind === 'PHONE' && text !== '' && normalizePhone(text) === null;
  });

/** Returns the birth date in the fields of an entity. Null if the fields contain no birth date in ISO format. */
export function birthDateOf(fields: Values): string | null {
  const texts = BIRTH_DATE_FIELDS.map((name) => String(fields.get(name)?.value ?? '').trim());
  return texts.find((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) ?? null;
}

/** Reason why entities cannot be the same. */
export type Contradiction = 'TYPES' | 'SYSTEMS' | 'BIRTH_DATES';

/**
 * Returns why the entities cannot all be the same: different types, two ids of one system, or two birth dates. Null if
 * they can be the same.
 */
export function contradictionOf(profiles: readonly EntityProfile[]): Contradiction | null {
  if (new Set(profiles.map(({ type }) => type)).size > 1) return 'TYPES';
  const ids = new Map<string, string>();
  for (const { system, externalId } of profiles.flatMap(({ externalIds }) => externalIds))
    if ((ids.get(system) ?? externalId) === externalId) ids.set(system, externalId);
    else return 'SYSTEMS';
  // A partial birth date does not contradict a date in its month or year.
  const dates = profiles.flatMap(({ birthDate }) => birthDate ?? []);
  return dates.every((date) => dates.every((other) => date.startsWith(other) || other.startsWith(date)))
    ? null
    : 'BIRTH_DATES';
}

interface ScoredPair {
  /** Score of the pair, from 0 to 1. */
  readonly score: number;
  readonly evidence: readonly DuplicateEvidence[];
}

/**
 * Returns a score, from 0 to 1, for how likely two entities are the same, with the evidence. Null if they cannot be the
 * same. `ownersOf` returns the number of entities that have an identifier.
 */
export function scorePair(
  one: EntityProfile,
  other: EntityProfile,
  ownersOf: (identifier: EntityIdentifier) => number,
): ScoredPair | null {
  if (contradictionOf([one, other]) !== null) return null;
  const parts: Record<DuplicateEvidenceKind, number> = {
    PHONE: sharedWeight('PHONE', one, other, ownersOf),
    EMAIL: sharedWeight('EMAIL', one, other, ownersOf),
    NAME: WEIGHTS.NAME * nameSimilarity(one.name, other.name),
    BIRTH_DATE: isDay(one.birthDate) && one.birthDate === other.birthDate ? WEIGHTS.BIRTH_DATE : 0,
  };
  const evidence = DUPLICATE_EVIDENCE.map((kind) => ({ kind, percent: Math.round(parts[kind] * 100) })).filter(
    ({ percent }) => percent > 0,
  );
  const sum = evidence.reduce((total, { percent }) => total + percent, 0);
  return { score: Math.min(sum, 100) / 100, evidence };
}

const isDay = (date: string | null): boolean => date !== null && date.length === 'YYYY-MM-DD'.length;

/**
 * Returns the weight of a shared identifier of this kind. If the entities share several identifiers, returns the
 * highest weight. If they share none, returns 0.
 */
function sharedWeight(
  kind: IdentifierKind,
  one: EntityProfile,
  other: EntityProfile,
  ownersOf: (identifier: EntityIdentifier) => number,
): number {
  const theirs = new Set(other.identifiers.flatMap((each) => (each.kind === kind ? [each.value] : [])));
  const shared = one.identifiers.filter((each) => each.kind === kind && theirs.has(each.value));
  const weights = shared.map((each) => (ownersOf(each) > SHARED_BY ? SHARED_WEIGHT : 1));
  return WEIGHTS[kind] * Math.max(0, ...weights);
}

/** Returns the share of words that two names have in common, from 0 to 1, regardless of case, accents and order. */
function nameSimilarity(one: string, other: string): number {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  if (ours.size === 0 || theirs.size === 0) return 0;
  const common = [...ours].filter((word) => theirs.has(word)).length;
  return (2 * common) / (ours.size + theirs.size);
}

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => /\p{L}/u.test(word)),
  );
