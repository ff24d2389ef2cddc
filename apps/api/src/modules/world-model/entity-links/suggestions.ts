import { DUPLICATES, type DuplicateEvidence, scorePair } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Contact } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { ownerCounts, type Pair, pairOf, profilesOf } from './entity-links.repository.ts';

/** Deletes the suggestions between entities that belong to one group. Dismissed pairs are kept. */
export async function deleteSuggestions(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`
    delete from possible_duplicates
     where dismissed_at is null and entity_id = any (${ids}::uuid[]) and other_entity_id = any (${ids}::uuid[])`;
}

/**
 * Returns the contacts that have no entity and share a phone number or email address with one of the given entities.
 * Returns at most as many contacts as a page of a data source has entities.
 */
export const contactsWithoutEntity = (tx: Tx, entityIds: readonly string[]): Promise<Contact[]> =>
  tx.sql<{ id: string }>`
    select c.id from entity_identifiers i join contacts c on c.workspace_id = i.workspace_id
        and case i.kind when 'PHONE' then c.phone = i.value else lower(c.email) = i.value end
     where i.entity_id = any (${entityIds}::uuid[])
       and not exists (select from entities e where e.workspace_id = c.workspace_id and e.contact_id = c.id)
     order by c.id limit 500`.then((found) =>
    tx.contact.findMany({ where: { id: { in: found.map(({ id }) => id) } } }),
  );

export interface Suggestion {
  readonly entityId: string;
  readonly otherEntityId: string;
  readonly score: number;
  readonly evidence: readonly DuplicateEvidence[];
}

/**
 * Computes the similarity of each entity to the people who share an identifier with it and are not linked to it. At
 * most 20 other entities are compared per identifier.
 */
export async function findSuggestions(tx: Tx, entityIds: readonly string[]): Promise<Suggestion[]> {
  const found = await tx.sql<{ entityId: string; otherId: string }>`
    select distinct i.entity_id as "entityId", o.entity_id as "otherId"
      from entity_identifiers i join entities e on e.workspace_id = i.workspace_id and e.id = i.entity_id
      cross join lateral (
        select s.entity_id from entity_identifiers s
         where s.workspace_id = i.workspace_id and s.kind = i.kind and s.value = i.value and s.entity_id <> i.entity_id
         order by s.entity_id desc limit ${DUPLICATES.comparedWith}::int) o
      join entities p on p.workspace_id = i.workspace_id and p.id = o.entity_id
     where i.entity_id = any (${entityIds}::uuid[]) and e.type = 'PERSON' and p.type = 'PERSON'
       and o.entity_id not in (select app.entity_group(i.entity_id))`;
  const pairs = new Map(
    found.map(({ entityId, otherId }) => [pairOf(entityId, otherId).join(' '), pairOf(entityId, otherId)]),
  );
  return scorePairs(tx, [...pairs.values()]);
}

async function scorePairs(tx: Tx, pairs: readonly Pair[]): Promise<Suggestion[]> {
  const profiles = await profilesOf(tx, [...new Set(pairs.flat())]);
  const byEntity = new Map(profiles.map((profile) => [profile.id, profile]));
  const ownersOf = await ownerCounts(tx, profiles);
  return pairs.flatMap(([entityId, otherEntityId]) => {
    const [one, other] = [byEntity.get(entityId), byEntity.get(otherEntityId)];
    const scored = one && other ? scorePair(one, other, ownersOf) : null;
    return scored && scored.score >= DUPLICATES.minScore ? [{ entityId, otherEntityId, ...scored }] : [];
  });
}

/** Replaces the suggestions of the entities. Dismissed pairs are not suggested again. */
export async function storeSuggestions(
  tx: Tx,
  { workspaceId, at }: { workspaceId: string; at: Date },
  entityIds: readonly string[],
  suggestions: readonly Suggestion[],
): Promise<void> {
  const rows = suggestions.map((one) => ({ id: uuidv7(), ...one }));
  await tx.sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        f(id uuid, "entityId" uuid, "otherEntityId" uuid, score float, evidence jsonb)
    ), outdated as (
      delete from possible_duplicates d where d.dismissed_at is null
        and (d.entity_id = any (${entityIds}::uuid[]) or d.other_entity_id = any (${entityIds}::uuid[]))
        and not exists (select from found f where (f."entityId", f."otherEntityId") = (d.entity_id, d.other_entity_id))
    )
    insert into possible_duplicates as d (workspace_id, id, entity_id, other_entity_id, score, evidence, created_at)
    select ${workspaceId}::uuid, f.id, f."entityId", f."otherEntityId", f.score, f.evidence, ${at}::timestamptz from found f
    on conflict (workspace_id, entity_id, other_entity_id) do update set score = excluded.score, evidence = excluded.evidence
     where d.dismissed_at is null`;
}
