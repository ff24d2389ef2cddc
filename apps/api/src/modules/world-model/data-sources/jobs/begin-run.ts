import type { SyncTrigger } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSync } from '../../../../events/outbox.ts';
import { isBusy, type SourceRow } from '../data-sources.repository.ts';

interface RunStart {
  readonly trigger: SyncTrigger;
  /** Name of the member or API key that started the run. Null for a scheduled run. */
  readonly byName: string | null;
  readonly now: Date;
}

/**
 * Creates and enqueues a run. Returns null if another run of the source is active.
 * The caller must hold the lock of the source.
 */
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
