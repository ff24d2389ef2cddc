import { normalizeEmail } from '../emails.ts';
import { normalizePhone } from '../phones.ts';
import type { EntityType } from './events.ts';
import type { KnownField } from './project.ts';

/** Kinds of identifiers that several entities can share. */
export const IDENTIFIER_KINDS = ['PHONE', 'EMAIL'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** What two entities can have in common. */
export const DUPLICATE_EVIDENCE = ['PHONE', 'EMAIL', 'NAME', 'BIRTH_DATE'] as const;
export type DuplicateEvidenceKind = (typeof DUPLICATE_EVIDENCE)[number];

export interface DuplicateEvidence {
  readonly kind: DuplicateEvidenceKind;
  /** Part of the score in percent. */
  readonly percent: number;
}

export const DUPLICATES = {
  /** Lowest score, from 0 to 1, of a pair that is suggested. */
  minScore: 0.5,
  /** Maximum number of entities in a group of linked entities. */
  groupSize: 50,
  /** Maximum number of entities with the same identifier that an entity is compared with. */
  comparedWith: 20,
} as const;

const WEIGHTS = { PHONE: 0.45, EMAIL: 0.45, NAME: 0.25, BIRTH_DATE: 0.4 } as const;

/** An identifier of more entities than this has less weight, for example the phone number of a family. */
const SHARED_BY = 3;
const SHARED_WEIGHT = 0.3;

export interface EntityIdentifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** What is compared to decide whether entities are the same. */
export interface EntityProfile {
  readonly type: EntityType;
  readonly externalIds: readonly { readonly system: string; readonly externalId: string }[];
  readonly identifiers: readonly EntityIdentifier[];
  /** Empty if the name is not known. */
  readonly name: string;
  /** ISO date, which can end after the year or the month. Null if it is not known. */
  readonly birthDate: string | null;
}

const IDENTIFIER_FIELDS: Readonly<Record<string, IdentifierKind>> = {
  phone: 'PHONE',
  mobile: 'PHONE',
  phone_number: 'PHONE',
  email: 'EMAIL',
  email_address: 'EMAIL',
};

/** Names under which sources report a birth date. */
export const BIRTH_DATE_FIELDS: readonly string[] = ['birth_date', 'birthDate', 'date_of_birth'];

const NAME_FIELDS = /name$/i;

/** Returns whether a change of this field can change with which entities an entity is compared. */
export const isIdentityField = (name: string): boolean =>
  Object.hasOwn(IDENTIFIER_FIELDS, name) || BIRTH_DATE_FIELDS.includes(name) || NAME_FIELDS.test(name);

type Values = ReadonlyMap<string, Pick<KnownField, 'value'>>;

/** Returns the normalized identifiers in the fields of an entity. A national phone number needs the country. */
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

/** Returns the birth date in the fields of an entity. Null if there is none in ISO format. */
export function birthDateOf(fields: Values): string | null {
  const texts = BIRTH_DATE_FIELDS.map((name) => String(fields.get(name)?.value ?? '').trim());
  return texts.find((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) ?? null;
}

/** Reason why entities cannot be the same. */
export type Contradiction = 'TYPES' | 'SYSTEMS' | 'BIRTH_DATES';

/**
 * Returns why the entities cannot all be the same: different types, two ids of one system, or two birth dates. Null if
 * they can be.
 */
export function contradictionOf(profiles: readonly EntityProfile[]): Contradiction | null {
  if (new Set(profiles.map(({ type }) => type)).size > 1) return 'TYPES';
  const ids = new Map<string, string>();
  for (const { system, externalId } of profiles.flatMap(({ externalIds }) => externalIds))
    if ((ids.get(system) ?? externalId) === externalId) ids.set(system, externalId);
    else return 'SYSTEMS';
  // A date without its day is compatible with each date that begins with it.
  const dates = profiles.flatMap(({ birthDate }) => birthDate ?? []);
  return dates.every((date) => dates.every((other) => date.startsWith(other) || other.startsWith(date)))
    ? null
    : 'BIRTH_DATES';
}

interface ScoredPair {
  /** From 0 to 1. */
  readonly score: number;
  readonly evidence: readonly DuplicateEvidence[];
}

/**
 * Scores whether two entities are the same. Null if they cannot be. `ownersOf` returns the number of entities that have
 * an identifier.
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

/** Returns the weight of the shared identifier that the fewest entities have. 0 if they share none of this kind. */
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

/** Returns the share of common words of two names, from 0 to 1, without regard to case, accents and order. */
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
