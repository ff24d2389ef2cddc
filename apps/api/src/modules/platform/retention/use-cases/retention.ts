import { RETENTION_DAYS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { badInput } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { cutoffAt, nextSweepAt } from '../jobs/sweep-retention.ts';
import { isExpiredSql, isProtectedSql, KINDS } from '../retention.reads.ts';
import { isWorkspaceOnHold, lockRetention } from '../retention.repository.ts';

export const retention = (ctx: WorkspaceContext) => ctx.db.read((tx) => readRetention(tx, ctx));

async function readRetention(tx: Tx, ctx: WorkspaceContext) {
  const { retentionDays } = await tx.workspace.findFirstOrThrow({ select: { retentionDays: true } });
  return {
    days: retentionDays,
    sweepsAt: nextSweepAt(ctx.services.clock()),
    held: await isWorkspaceOnHold(tx),
    lastSweep: await tx.retentionSweep.findFirst({ orderBy: { dueAt: 'desc' } }),
  };
}

/**
 * Sets the retention in days. If null, data is kept forever. A running sweep applies the change from its next batch.
 * Refused for a number outside RETENTION_DAYS.
 */
export async function updateRetention(ctx: WorkspaceContext, { days }: { days: number | null }) {
  if (days !== null && !isRetention(days)) return refused('RETENTION_INVALID', 'days');
  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'updateRetention', 'Workspace', await lockRetention(tx));
    if (workspace.retentionDays !== days) {
      await tx.workspace.update({ where: { id: workspace.id }, data: { retentionDays: days } });
      await recordEvent(tx, ctx, {
        name: 'retention.set',
        subject: { type: 'Workspace', id: workspace.id },
        before: { days: workspace.retentionDays },
        after: { days },
      });
    }
    return { retention: await readRetention(tx, ctx) } as const;
  });
}

const isRetention = (days: number): boolean =>
  Number.isInteger(days) && days >= RETENTION_DAYS.least && days <= RETENTION_DAYS.most;

type Counts = Readonly<Record<(typeof KINDS)[number] | 'heldLeads' | 'heldMessages', number>>;

/** Counts the data that the next sweep would delete, with the same conditions as the sweep. */
export async function retentionPreview(ctx: WorkspaceContext, days: number) {
  const { least, most } = RETENTION_DAYS;
  if (!isRetention(days)) throw badInput(`days must be between ${least} and ${most}.`, 'days');
  const sweepsAt = nextSweepAt(ctx.services.clock());
  const olderThan = cutoffAt(sweepsAt, days);
  const [counts] = await ctx.db.read((tx) =>
    tx.run<Counts>({ name: 'retention-preview', text: COUNTED, values: [olderThan] }),
  );
  if (!counts) throw new TypeError('The query returned no row.');
  return { ...counts, sweepsAt, olderThan };
}

const countOf = (table: string, where: string, as: string) =>
  `(select count(*)::int from ${table} t where ${where}) as "${as}"`;

const COUNTED = `select ${[
  ...KINDS.map((kind) => countOf(kind, isExpiredSql(kind), kind)),
  countOf('leads', isProtectedSql('leads'), 'heldLeads'),
  countOf('messages', isProtectedSql('messages'), 'heldMessages'),
].join(', ')}`;
