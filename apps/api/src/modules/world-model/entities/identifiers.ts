import { identifiersOf, isIdentityField, needsCountry } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { entityMatching } from '../../../events/outbox.ts';
import type { EntityProjection } from './projection.ts';

/**
 * Stores the identifiers of the entities whose identity changed, and enqueues a search for duplicates of the people
 * among them. Runs a single SQL statement.
 */
export async function storeIdentifiers(
  tx: Tx,
  workspaceId: string,
  projected: readonly EntityProjection[],
): Promise<void> {
  const affected = projected.filter(({ changed, eventCount }) => eventCount === 0 || hasIdentity(changed.keys()));
  if (affected.length === 0) return;
  const country = affected.some(({ state }) => needsCountry(state)) ? await defaultCountry(tx) : undefined;
  const entityIds = affected.map(({ entityId }) => entityId);
  const rows = affected.flatMap(({ entityId, state }) =>
    identifiersOf(state, country).map((one) => ({ id: uuidv7(), entityId, ...one })),
  );
  const people = affected.flatMap(({ entityId, type }) => (type === 'PERSON' ? [entityId] : []));
  const matching = entityMatching({ workspaceId, entityIds: people });
  await tx.sql`
    with known as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) k(id uuid, "entityId" uuid, kind text, value text)
    ), gone as (
      delete from entity_identifiers i where i.entity_id = any (${entityIds}::uuid[])
        and not exists (select from known k where (k."entityId", k.kind, k.value) = (i.entity_id, i.kind, i.value))
    ), stored as (
      insert into entity_identifiers (workspace_id, id, entity_id, kind, value)
      select ${workspaceId}::uuid, k.id, k."entityId", k.kind, k.value from known k
      on conflict (workspace_id, entity_id, kind, value) do nothing
    )
    select app.enqueue(${matching.task}, ${matching.payload}::jsonb, ${matching.key}, null, ${matching.queue}::text)
     where ${people.length > 0}::boolean`;
}

const hasIdentity = (names: Iterable<string>): boolean => [...names].some(isIdentityField);

async function defaultCountry(tx: Tx): Promise<string | undefined> {
  const workspace = await tx.workspace.findFirst({ select: { defaultCountry: true } });
  return workspace?.defaultCountry ?? undefined;
}
