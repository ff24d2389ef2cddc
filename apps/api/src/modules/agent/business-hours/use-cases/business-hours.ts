import { isOpen, nextOpening } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { phoneConfigById } from '../../../messaging/phone-configs/index.ts';
import { readEffectiveHours, readOwnHours } from '../business-hours.repository.ts';
import { presentWeek } from '../week.ts';

export const businessHours = (ctx: WorkspaceContext, phoneConfigId: string | null) =>
  ctx.db.read(async (tx) => {
    await requireNumber(tx, phoneConfigId);
    return presentHours(tx, phoneConfigId, ctx.services.clock());
  });

/** The number must belong to the workspace. */
export async function requireNumber(tx: Tx, phoneConfigId: string | null): Promise<void> {
  if (phoneConfigId !== null && !(await phoneConfigById(tx, phoneConfigId))) throw notFound();
}

export async function presentHours(tx: Tx, phoneConfigId: string | null, now: Date) {
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const own = await readOwnHours(tx, phoneConfigId);
  const hours = await readEffectiveHours(tx, phoneConfigId);
  const open = hours === null || isOpen(hours, timezone, now);
  return {
    phoneConfigId,
    isSet: own !== null,
    weekly: presentWeek(hours?.weekly ?? []),
    holidays: [...(own?.holidays ?? [])],
    closedBehavior: hours?.closedBehavior ?? 'ANSWER',
    timezone,
    isOpen: open,
    opensAt: open || hours === null ? null : nextOpening(hours, timezone, now),
  };
}
