import { RETENTION_DAYS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { badInput } from '../../../../errors/denials.ts';
import { isExpiredSql, isProtectedSql, KINDS } from '../expired-data.ts';
import { cutoffAt, nextSweepAt } from '../sweep-times.ts';
import { isRetention } from './set-retention.ts';

type Counts = Readonly<Record<(typeof KINDS)[number] | 'heldLeads' | 'heldMessages', number>>;

/** Counts with the same conditions as the sweep. */
export async function retentionPreview(ctx: WorkspaceContext, days: number) {
  const { least, most } = RETENTION_DAYS;
  if (!isRetention(days)) throw badInput(`days is between ${least} and ${most}.`, 'days');
  const sweepsAt = nextSweepAt(ctx.services.clock());
  const olderThan = cutoffAt(sweepsAt, days);
  const [counts] = await ctx.db.read((tx) =>
    tx.run<Counts>({ name: 'retention-preview', text: COUNTED, values: [olderThan] }),
  );
  if (!counts) throw new TypeError('A count is always a row.');
  return { ...counts, sweepsAt, olderThan };
}

const countOf = (table: string, where: string, as: string) =>
  `(select count(*)::int from ${table} t where ${where}) as "${as}"`;

const COUNTED = `select ${[
  ...KINDS.map((kind) => countOf(kind, isExpiredSql(kind), kind)),
  countOf('leads', isProtectedSql('leads'), 'heldLeads'),
  countOf('messages', isProtectedSql('messages'), 'heldMessages'),
].join(', ')}`;
