import { type ContactWindow, timeOfMinute } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type ContactClock, windowsOf } from '../contact-windows.ts';
import { dialPolicyOf } from '../dial-policy.ts';
import { countUsage, readLimits } from '../outreach-limits.repository.ts';

export const outreachLimits = (ctx: WorkspaceContext) => ctx.db.read((tx) => limitsWithUsage(tx, ctx.services));

export async function limitsWithUsage(tx: Tx, services: ContactClock) {
  const now = services.clock();
  const limits = await readLimits(tx);
  const usage = await countUsage(tx, { number: Buffer.alloc(0), address: null, now, coolDownMinutes: 0 });
  const stored = await tx.outreachLimitsRow.findFirst();
  const windows = windowsOf(stored, services.contactWindow);
  const [messageWindow, callWindow] = [presentWindow(windows.GREETING), presentWindow(windows.CALL)];
  return {
    ...limits,
    messageWindow,
    callWindow,
    dialPolicy: dialPolicyOf(stored),
    usedAttempts: usage.ofWorkspace,
    usedSpendCents: usage.spentCents,
  };
}

const presentWindow = ({ from, until }: ContactWindow) => ({ from: timeOfMinute(from), until: timeOfMinute(until) });
