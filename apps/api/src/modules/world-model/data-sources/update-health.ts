import { SOURCE_LIMITS } from '@frontdesk/domain';
import { effectivePolicies } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { allMembers, roleAndGrantsOf } from '../../access/members/index.ts';
import { primaryKeyOf, type SourceRow } from './data-sources.repository.ts';

/** Marks the source as healthy after a successful request. If the source was degraded, records the recovery. */
export async function markHealthy(tx: Tx, by: EventContext, source: SourceRow): Promise<void> {
  const now = by.services.clock();
  const data = { health: 'HEALTHY', failure: null, healthAt: now, failedRuns: 0 };
  await tx.dataSource.update({ where: primaryKeyOf(source), data });
  if (source.health !== 'DEGRADED') return;
  const subject = { type: 'DataSource', id: source.id };
  await recordEvent(tx, by, { name: 'data_source.recovered', subject, before: { failure: source.failure } });
}

/**
 * Marks the source as degraded after a failed run. After too many consecutive failures, disables the source if it has a
 * schedule, and notifies the members who can enable it.
 */
export async function recordFailedRun(tx: Tx, by: EventContext, source: SourceRow, failure: string): Promise<void> {
  const failedRuns = source.failedRuns + 1;
  const ends = failedRuns >= SOURCE_LIMITS.failuresToSwitchOff && source.nextRunAt !== null;
  const off = ends ? { disabledReason: 'FAILING', nextRunAt: null } : {};
  const health = { health: 'DEGRADED', failure, healthAt: by.services.clock(), failedRuns };
  await tx.dataSource.update({ where: primaryKeyOf(source), data: { ...health, ...off } });
  const subject = { type: 'DataSource', id: source.id };
  if (source.health !== 'DEGRADED')
    await recordEvent(tx, by, { name: 'data_source.degraded', subject, after: { failure } });
  if (!ends) return;
  await recordEvent(tx, by, { name: 'data_source.disabled', subject, after: { reason: 'FAILING', failure } });
  const to = await sourceManagers(tx, by);
  await notify(tx, by, { kind: 'DATA_SOURCE_SWITCHED_OFF', to, detail: source.name, subjectId: source.id });
}

/** Returns the ids of the members who can enable a data source. */
async function sourceManagers(tx: Tx, { services }: EventContext): Promise<string[]> {
  const now = services.clock();
  const canManage = (one: Awaited<ReturnType<typeof allMembers>>[number]) =>
    effectivePolicies({ ...roleAndGrantsOf(one), now }).has('data_source.manage');
  return (await allMembers(tx)).filter(canManage).map(({ id }) => id);
}
