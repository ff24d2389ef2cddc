import { systemOfSource } from '@frontdesk/domain';
import type { SourcePage } from '@frontdesk/providers';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { WorldEventInput } from '../../entities/index.ts';
import { contentKey } from './to-world-event.ts';

/**
 * Returns the events of records whose content differs from what the source reported last. Records of a REST API have no
 * version, so a change can be detected only by comparing a record with its latest event.
 */
export async function changedEvents(
  tx: Tx,
  sourceId: string,
  { records }: SourcePage,
  events: readonly WorldEventInput[],
): Promise<WorldEventInput[]> {
  const last = await tx.sql<{ externalId: string; key: string }>`
    select distinct on (x.external_id) x.external_id as "externalId", e.idempotency_key as key
      from entity_external_ids x join world_events e on (e.workspace_id, e.entity_id) = (x.workspace_id, x.entity_id)
     where x.system = ${systemOfSource(sourceId)} and e.source = 'DATA_SOURCE' and e.source_id = ${sourceId}
       and x.type = any (${[...new Set(events.map(({ entity }) => entity.type))]}::text[])
       and x.external_id = any (${events.map(({ entity }) => entity.externalId)}::text[])
     order by x.external_id, e.ingested_at desc, e.id desc`;
  const known = new Map(last.map(({ externalId, key }) => [externalId, key]));
  const unchanged = new Set(
    records.filter((one) => known.get(one.id)?.startsWith(contentKey(sourceId, one))).map(({ id }) => id),
  );
  return events.filter(({ entity }) => !unchanged.has(entity.externalId));
}
