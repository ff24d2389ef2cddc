import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { OutreachLimits } from '../graphql/outreach-limits.type.ts';
import { countUsage, readLimits } from '../outreach-limits.repository.ts';

export const outreachLimits = (ctx: WorkspaceContext): Promise<OutreachLimits> =>
  ctx.db.read((tx) => limitsWithUsage(tx, ctx.services.clock()));

export async function limitsWithUsage(tx: Tx, now: Date): Promise<OutreachLimits> {
  const limits = await readLimits(tx);
  const usage = await countUsage(tx, { number: Buffer.alloc(0), address: null, now, coolDownMinutes: 0 });
  return { ...limits, usedAttempts: usage.ofWorkspace, usedSpendCents: usage.spentCents };
}
