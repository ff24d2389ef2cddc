import type { SyncTrigger } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSync } from '../../../events/outbox.ts';
import { isBusy, type SourceRow } from '../data-sources.repository.ts';

interface RunStart {
  readonly trigger: SyncTrigger;
  /** Null where nobody did. */
  readonly byName: string | null;
  readonly now: Date;
}

/** Puts a run into the outbox; null while another one is under way. Whoever calls holds the source. */
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
