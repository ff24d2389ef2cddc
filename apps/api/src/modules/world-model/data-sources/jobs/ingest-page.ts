import { isDeepStrictEqual } from 'node:util';
import { SOURCE_LIMITS } from '@frontdesk/domain';
import {
  isSourceError,
  type RejectedRecord,
  SourceError,
  type SourcePage,
  type SourceRecordType,
} from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { ingestEvents } from '../../entities/index.ts';
import { createClient, type OpenedSource } from '../create-client.ts';
import { openCredentials } from '../credentials.ts';
import {
  ACTIVE_STATES,
  lockRun,
  lockSource,
  mappingOf,
  primaryKeyOf,
  type RunRow,
  runById,
  type SourceRow,
  sourceById,
} from '../data-sources.repository.ts';
import { changedEvents } from './changed-events.ts';
import {
  type CursorMove,
  cursorAfterPage,
  firstCursor,
  type HighWatermark,
  pageRequestOf,
  restartedCursor,
  type SyncCursor,
} from './cursor.ts';
import { rejectErased } from './reject-erased.ts';
import { failRun, finishRun, type RunFailure } from './sync-runs.ts';
import { toWorldEvents } from './to-world-event.ts';

export interface SyncOrder {
  readonly workspaceId: string;
  readonly id: string;
}

/**
 * Result of reading one page. OVER: the run has ended or another worker has advanced it. NEXT: read the next page after
 * `gapMs`. LATER: retry the page at the time `at`.
 */
export type IngestResult =
  | { readonly kind: 'OVER' }
  | { readonly kind: 'NEXT'; readonly gapMs: number }
  | { readonly kind: 'LATER'; readonly at: Date };

const OVER = { kind: 'OVER' } as const;

interface OpenedRun extends OpenedSource {
  readonly run: RunRow;
  readonly cursor: SyncCursor;
}

/**
 * Requests one page outside any transaction, then stores its events together with the next cursor. Stores nothing if
 * another worker has advanced the run.
 */
export async function ingestPage(services: Services, by: EventContext, order: SyncOrder): Promise<IngestResult> {
  const db = services.database.forWorkspace(order.workspaceId);
  const opened = await db.read((tx) => openRun(services, tx, order.id));
  if (!opened) return OVER;
  try {
    const page = await createClient(services, opened).page(pageRequestOf(opened.cursor));
    const moved = cursorAfterPage(opened.cursor, page, cursorContextOf(opened, services.clock()));
    const within = { workspace: { id: order.workspaceId }, services };
    return await db.write(async (tx) => {
      const personType = personTypeOf(opened);
      const accepted = personType ? await rejectErased(tx, within, { id: opened.row.id, personType }, page) : page;
      return storePage(tx, by, opened, { page: accepted, moved });
    });
  } catch (error) {
    if (!isSourceError(error)) throw error;
    return db.write((tx) => recordFailedPage(tx, by, opened, error));
  }
}

async function openRun(services: Services, tx: Tx, id: string): Promise<OpenedRun | null> {
  const run = await runById(tx, id);
  if (!run || !ACTIVE_STATES.includes(run.state)) return null;
  const row = await sourceById(tx, run.dataSourceId);
  if (!row) return null;
  const cursor =
    (run.cursor as SyncCursor | null) ?? firstCursor(typesOf(row)[0] as SourceRecordType, watermarkOf(row));
  const mapping = run.mappingVersion === null ? null : await mappingOf(tx, row.id, run.mappingVersion);
  return { run, row, cursor, mapping, credentials: await openCredentials(services, tx, row) };
}

const typesOf = ({ kind, resourceTypes }: SourceRow) =>
  (kind === 'REST' ? ['RECORD'] : resourceTypes) as SourceRecordType[];

/** Returns the type of the records that describe people. Returns null if a mapping creates records of another type. */
const personTypeOf = ({ row, mapping }: OpenedRun): SourceRecordType | null =>
  row.kind !== 'REST' ? 'Patient' : mapping?.entityType === 'PERSON' ? 'RECORD' : null;

const watermarkOf = ({ highWatermark }: SourceRow) => highWatermark as HighWatermark;
const cursorContextOf = ({ row }: OpenedRun, now: Date) => ({ types: typesOf(row), until: watermarkOf(row), now });

/** Locks the source and the run. Returns null if the run has ended or another worker has advanced it. */
async function lockRunAndSource(tx: Tx, { run, row }: OpenedRun): Promise<{ source: SourceRow; run: RunRow } | null> {
  const source = await lockSource(tx, row.id);
  const now = source && (await lockRun(tx, run.id));
  if (!source || !now || !ACTIVE_STATES.includes(now.state)) return null;
  return now.pages === run.pages && now.attempts === run.attempts && isDeepStrictEqual(now.cursor, run.cursor)
    ? { source, run: now }
    : null;
}

interface FetchedPage {
  readonly page: SourcePage;
  readonly moved: CursorMove;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function storePage(
  tx: Tx,
  by: EventContext,
  opened: OpenedRun,
  { page, moved }: FetchedPage,
): Promise<IngestResult> {
  const held = await lockRunAndSource(tx, opened);
  if (!held) return OVER;
  const now = by.services.clock();
  const { row, mapping } = opened;
  const { events, rejected } = toWorldEvents(page, { sourceId: row.id, runId: held.run.id, mapping, now });
  const changed = row.kind === 'REST' ? await changedEvents(tx, row.id, page, events) : events;
  const recordsIngested = (await ingestEvents(tx, by, changed)).filter(({ isNew }) => isNew).length;
  await storeRejections(tx, held.run, rejected, now);
  const counts = {
    recordsRead: events.length + rejected.length,
    recordsIngested,
    unchanged: events.length - recordsIngested,
    rejected: rejected.length,
  };
  const progress = progressData(held.run, counts);
  await tx.syncRun.update({
    where: primaryKeyOf(held.run),
    data: { ...progress, ...startedData(held.run, moved.cursor, now) },
  });
  if (
    row.kind === 'REST' &&
    moved.cursor === null &&
    progress.rejected > 0 &&
    progress.rejected === progress.recordsRead
  ) {
    await failRun(tx, by, held, await allRejected(tx, held.run.id, progress.rejected));
    return OVER;
  }
  const highWatermark = { ...watermarkOf(held.source), ...moved.highWatermark };
  await tx.dataSource.update({ where: primaryKeyOf(held.source), data: { highWatermark } });
  if (moved.cursor === null) {
    await finishRun(tx, by, held);
    return OVER;
  }
  return { kind: 'NEXT', gapMs: 60_000 / opened.row.requestsPerMinute };
}

/**
 * Returns the failure of a run in which no record could be read, for example because the external system has renamed a
 * field. The next run starts at the same position as this run.
 */
async function allRejected(tx: Tx, syncRunId: string, count: number): Promise<RunFailure> {
  const first = await tx.syncRejection.findFirst({ where: { syncRunId }, orderBy: { id: 'asc' } });
  return { code: 'ALL_REJECTED', words: `All ${count} records were rejected. The first one: ${first?.reason ?? ''}` };
}

type RunCounts = Pick<RunRow, 'recordsRead' | 'recordsIngested' | 'unchanged' | 'rejected'>;

const progressData = (run: RunRow, { recordsRead, recordsIngested, unchanged, rejected }: RunCounts) => ({
  pages: run.pages + 1,
  recordsRead: run.recordsRead + recordsRead,
  recordsIngested: run.recordsIngested + recordsIngested,
  unchanged: run.unchanged + unchanged,
  rejected: run.rejected + rejected,
});

const startedData = (run: RunRow, cursor: SyncCursor | null, now: Date) => ({
  state: 'RUNNING',
  startedAt: run.startedAt ?? now,
  attempts: 0,
  lastError: null,
  ...(cursor ? { cursor: { ...cursor } } : {}),
});

/** Stores rejected records, up to a limit for the whole run. The calling code counts all rejected records. */
async function storeRejections(tx: Tx, run: RunRow, rejected: readonly RejectedRecord[], now: Date): Promise<void> {
  const remaining = Math.max(0, SOURCE_LIMITS.rejectionsKept - run.rejected);
  const data = rejected.slice(0, remaining).map(({ type, id, reason }) => ({
    workspaceId: run.workspaceId,
    id: uuidv7(),
    syncRunId: run.id,
    recordType: type === 'RECORD' ? null : type,
    recordId: id,
    reason,
    at: now,
  }));
  if (data.length > 0) await tx.syncRejection.createMany({ data });
}

const LONGEST_WAIT_S = 3_600;

/**
 * Handles a page that could not be read: restarts the search if its page no longer exists, retries after a temporary
 * error, or ends the run.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function recordFailedPage(
  tx: Tx,
  by: EventContext,
  opened: OpenedRun,
  error: SourceError,
): Promise<IngestResult> {
  const held = await lockRunAndSource(tx, opened);
  if (!held) return OVER;
  const now = by.services.clock();
  const again = error.kind === 'GONE' ? restartedCursor(opened.cursor) : null;
  if (again) {
    await tx.syncRun.update({ where: primaryKeyOf(held.run), data: startedData(held.run, again, now) });
    return { kind: 'NEXT', gapMs: 60_000 / opened.row.requestsPerMinute };
  }
  const attempts = held.run.attempts + 1;
  if (error.kind !== 'RETRY' || attempts >= SOURCE_LIMITS.pageTries) {
    await failRun(tx, by, held, { code: error.failure, words: error.words });
    return OVER;
  }
  const stuck = { state: 'RUNNING', startedAt: held.run.startedAt ?? now, attempts, lastError: error.words };
  await tx.syncRun.update({ where: primaryKeyOf(held.run), data: stuck });
  const seconds = Math.min(Math.max(error.retryAfterSeconds ?? 0, 15 * 2 ** (attempts - 1)), LONGEST_WAIT_S);
  return { kind: 'LATER', at: new Date(now.getTime() + seconds * 1_000) };
}
