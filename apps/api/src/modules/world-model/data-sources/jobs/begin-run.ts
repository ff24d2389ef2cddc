import type { SyncTrigger } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSync } from '../../../../events/outbox.ts';
import { isBusy, type SourceRow } from '../data-sources.repository.ts';

interface RunStart {
  readonly trigger: SyncTrigger;
  /** Null for a scheduled run. */
  readonly byName: string | null;
  readonly now: Date;
}

/** Enqueues a run. Null while another one is active. The caller holds the source's lock. */
export async function beginRun(
  tx: Tx,
  { workspaceId, id: dataSourceId }: SourceRow,
  { trigger, byName, now }: RunStart,
): Promise<string | null> {
  if (await isBusy(tx, dataSourceId)) return null;
  const id = uuidv7();
  await tx.syncRun.create({
    data: { workspaceId, id, dataSourceId, trigger, startedByName: byName, createdAt: now },
  });
  await enqueueSync(tx, { workspaceId, id });
  return id;
}
