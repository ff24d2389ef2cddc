import { describe, expect, it } from '@jest/globals';
import {
  birthDateOf,
  contradictionOf,
  type EntityIdentifier,
  type EntityProfile,
  identifiersOf,
  isIdentityField,
  needsCountry,
  scorePair,
} from '../src/index.ts';

const PHONE: EntityIdentifier = { kind: 'PHONE', value: '+442079460018' };
const EMAIL: EntityIdentifier = { kind: 'EMAIL', value: 'lena@mail.test' };

let count = 0;
function person(overrides: Partial<EntityProfile> = {}): EntityProfile {
  count += 1;
  const externalIds = [{ system: `system-${count}`, externalId: '1' }];
  return { type: 'PERSON', externalIds, identifiers: [], name: '', birthDate: null, ...overrides };
}

const score = (one: Partial<EntityProfile>, other: Partial<EntityProfile>, owners = 2) =>
  scorePair(person(one), person(other), () => owners);
const values = (fields: Record<string, string>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name, { value }]));

describe('the score of a pair', () => {
  it.each([
    ['nothing', {}, {}, 0],
    ['a phone number', { identifiers: [PHONE] }, { identifiers: [PHONE] }, 0.45],
    ['an email address', { identifiers: [EMAIL] }, { identifiers: [EMAIL] }, 0.45],
    ['both', { identifiers: [PHONE, EMAIL] }, { identifiers: [EMAIL, PHONE] }, 0.9],
    ['the name', { name: 'Lena Moss' }, { name: 'MOSS, Léna' }, 0.25],
    ['one of two names', { name: 'Lena Moss' }, { name: 'Lena Ash' }, 0.13],
    ['a birth date', { birthDate: '1990-05-01' }, { birthDate: '1990-05-01' }, 0.4],
    ['a birth year', { birthDate: '1990' }, { birthDate: '1990-05-01' }, 0],
    ['no letters in the names', { name: '12 34' }, { name: '12 34' }, 0],
    [
      'everything',
      { identifiers: [PHONE, EMAIL], name: 'Lena', birthDate: '1990-05-01' },
      { identifiers: [PHONE, EMAIL], name: 'Lena', birthDate: '1990-05-01' },
      1,
    ],
  ] as const)('with %s in common', (_what, one, other, expected) => {
    expect(score(one, other)?.score).toBe(expected);
    expect(score(other, one)).toEqual(score(one, other));
  });

  it('names what they have in common, with its part and without its value', () => {
    expect(score({ identifiers: [PHONE], name: 'Lena' }, { identifiers: [PHONE], name: 'Lena' })?.evidence).toEqual([
      { kind: 'PHONE', percent: 45 },
      { kind: 'NAME', percent: 25 },
    ]);
  });

  it('is lower for an identifier of more than three entities, such as the phone number of a family', () => {
    const both = { identifiers: [PHONE] };
    expect(score(both, both, 3)?.score).toBe(0.45);
    expect(score(both, both, 4)?.score).toBe(0.14);
    const two = { identifiers: [PHONE, { kind: 'PHONE', value: '+442079460019' } as const] };
    const owners = ({ value }: EntityIdentifier) => (value === PHONE.value ? 9 : 2);
    expect(scorePair(person(two), person(two), owners)?.score).toBe(0.45);
  });

  it('is none for two ids of one system, two birth dates or two types', () => {
    const alike = { identifiers: [PHONE, EMAIL], name: 'Lena' };
    const ehr = (externalId: string) => ({ externalIds: [{ system: 'ehr', externalId }] });
    expect(score({ ...alike, ...ehr('1') }, { ...alike, ...ehr('1') })?.score).toBe(1); // Precondition.
    expect(score({ ...alike, ...ehr('1') }, { ...alike, ...ehr('2') })).toBeNull();
    expect(score({ ...alike, birthDate: '1990-05-01' }, { ...alike, birthDate: '1990-05-02' })).toBeNull();
    expect(score({ ...alike, birthDate: '1990-05' }, { ...alike, birthDate: '1990-06-02' })).toBeNull();
    expect(score(alike, { ...alike, type: 'ORGANIZATION' })).toBeNull();
  });
});

it('finds a contradiction between any two entities of a group', () => {
  const [one, two, three] = [person({ birthDate: '1990-05-01' }), person(), person({ birthDate: '1991-05-01' })];
  expect(contradictionOf([one, two])).toBeNull();
  expect(contradictionOf([two, three])).toBeNull();
  expect(contradictionOf([one, two, three])).toBe('BIRTH_DATES');
});

it('normalizes phone numbers, with the country if it is needed, and email addresses', () => {
  const fields = values({
    phone: '020 7946 0018',
    mobile: '+44 20 7946 0018',
    email: ' Lena@Mail.test ',
    city: 'Bath',
  });
  expect(identifiersOf(fields, 'GB')).toEqual([PHONE, EMAIL]);
  expect(identifiersOf(values({ phone: '020 7946 0018', email: 'none' }))).toEqual([]);
  expect(needsCountry(fields)).toBe(true);
  expect(needsCountry(values({ phone: '+44 20 7946 0018' }))).toBe(false);
});

it('reads ISO birth dates only', () => {
  expect(birthDateOf(values({ birth_date: '1990-05-01' }))).toBe('1990-05-01');
  expect(birthDateOf(values({ date_of_birth: '1990' }))).toBe('1990');
  expect(birthDateOf(values({ birth_date: '1 May 1990' }))).toBeNull();
  expect(['phone', 'email', 'birth_date', 'family_name'].every(isIdentityField)).toBe(true);
  expect(['city', 'constructor'].some(isIdentityField)).toBe(false);
});
