import type { Tx } from '../../../db/tenant-db.ts';
import { digestOf, erasureKey, holdErasures, type Identity, type TombstoneContext } from './tombstones.ts';

/**
 * Returns the people in the list who were erased, with the time of the erasure. A person whose phone number or email
 * address belongs to a contact is not returned, because the person has written again or was added by a member since.
 * Erasures wait until the transaction ends.
 */
export async function findErasedPeople<Person extends { readonly identities: readonly Identity[] }>(
  tx: Tx,
  by: TombstoneContext,
  people: readonly Person[],
): Promise<Map<Person, Date>> {
  if (people.length === 0) return new Map();
  await holdErasures(tx, by);
  const key = await erasureKey(tx, by);
  if (!key) return new Map();
  const hashed = people.map((person) => ({ person, digests: person.identities.map((one) => digestOf(key, one)) }));
  const found = await tx.tombstone.findMany({ where: { digest: { in: hashed.flatMap(({ digests }) => digests) } } });
  if (found.length === 0) return new Map();
  const erasedAt = new Map(found.map((one) => [one.digest, one.erasedAt]));
  const matched = hashed.flatMap(({ person, digests }) => {
    const times = digests.flatMap((digest) => erasedAt.get(digest) ?? []);
    return times.length > 0 ? [{ person, at: new Date(Math.max(...times.map(Number))) }] : [];
  });
  const known = await contactIdentities(
    tx,
    matched.flatMap(({ person }) => person.identities),
  );
  const isKnown = ({ kind, value }: Identity) => known.has(`${kind} ${value}`);
  return new Map(
    matched.flatMap(({ person, at }): [Person, Date][] => (person.identities.some(isKnown) ? [] : [[person, at]])),
  );
}

/** Returns the phone numbers and email addresses that currently belong to a contact. */
async function contactIdentities(tx: Tx, identities: readonly Identity[]): Promise<Set<string>> {
  const valuesOf = (kind: Identity['kind']) => identities.flatMap((one) => (one.kind === kind ? [one.value] : []));
  const rows = await tx.sql<{ phone: string; email: string | null }>`
    select phone, lower(email) as email from contacts
     where phone = any (${valuesOf('PHONE')}::text[]) or lower(email) = any (${valuesOf('EMAIL')}::text[])`;
  return new Set(rows.flatMap(({ phone, email }) => [`PHONE ${phone}`, `EMAIL ${email}`]));
}

/** Returns the text that explains why a row or record of an erased person is rejected. */
export const erasedReason = (erasedAt: Date): string =>
  `This person was erased on ${erasedAt.toISOString().slice(0, 10)}. Add the contact by hand to use their data again.`;
