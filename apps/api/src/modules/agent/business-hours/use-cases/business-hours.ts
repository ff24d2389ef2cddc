import {
  type BusinessHours,
  type ClosedBehavior,
  invalidBusinessHours,
  isOpen,
  nextOpening,
  normalizeName,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { phoneConfigById } from '../../../messaging/phone-configs/index.ts';
import { readEffectiveHours, readOwnHours } from '../business-hours.repository.ts';
import { type GivenDay, parseWeek, presentWeek } from '../business-hours.ts';

export const businessHours = (ctx: WorkspaceContext, phoneConfigId: string | null) =>
  ctx.db.read(async (tx) => {
    await requireNumber(tx, phoneConfigId);
    return presentHours(tx, phoneConfigId, ctx.services.clock());
  });

/** Throws NOT_FOUND if the phone number does not belong to the workspace. */
async function requireNumber(tx: Tx, phoneConfigId: string | null): Promise<void> {
  if (phoneConfigId !== null && !(await phoneConfigById(tx, phoneConfigId))) throw notFound();
}

async function presentHours(tx: Tx, phoneConfigId: string | null, now: Date) {
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

interface UpdateBusinessHours {
  readonly weekly: readonly GivenDay[];
  readonly holidays: readonly (Interval & { readonly name: string })[];
  readonly phoneConfigId: string | null;
  readonly closedBehavior: ClosedBehavior;
}

interface Interval {
  readonly from: string;
  readonly until: string;
}

/**
 * Replaces the business hours of a phone number, or of the workspace if `phoneConfigId` is null (AG-12). Refuses
 * invalid hours and holidays.
 */
export async function updateBusinessHours(ctx: WorkspaceContext, input: UpdateBusinessHours) {
  const { phoneConfigId, closedBehavior } = input;
  const hours = hoursOf(input);
  const invalid = invalidBusinessHours(hours);
  if (invalid) return refused(invalid === 'weekly' ? 'BUSINESS_HOURS_INVALID' : 'HOLIDAYS_INVALID', invalid);
  return ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    const id = phoneConfigId ?? workspaceId;
    authorize(ctx, 'update', 'BusinessHours', { workspaceId, id });
    await requireNumber(tx, phoneConfigId);
    const before = await readOwnHours(tx, phoneConfigId);
    const after = { ...hours, closedBehavior };
    const data = { ...JSON.parse(JSON.stringify(after)), updatedAt: ctx.services.clock() };
    await tx.businessHoursRow.upsert({
      where: { workspaceId_id: { workspaceId, id } },
      create: { workspaceId, id, phoneConfigId, ...data },
      update: data,
    });
    const subject = { type: phoneConfigId ? 'PhoneConfig' : 'Workspace', id };
    const fact = { name: 'business_hours.updated', subject, after: JSON.parse(JSON.stringify(after)) } as const;
    await recordEvent(tx, ctx, { ...fact, ...(before ? { before: JSON.parse(JSON.stringify(before)) } : {}) });
    return {
      hours: await presentHours(tx, phoneConfigId, ctx.services.clock()),
    } as const;
  });
}

const hoursOf = ({ weekly, holidays }: Pick<UpdateBusinessHours, 'weekly' | 'holidays'>): BusinessHours => ({
  weekly: parseWeek(weekly),
  holidays: holidays
    .map(({ name, from, until }) => ({ name: normalizeName(name) ?? '', from, until }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
});

/**
 * Deletes the business hours of a phone number, or of the workspace if `phoneConfigId` is null. Does nothing if no
 * hours are stored.
 */
export const deleteBusinessHours = (ctx: WorkspaceContext, phoneConfigId: string | null) =>
  ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    const id = phoneConfigId ?? workspaceId;
    authorize(ctx, 'update', 'BusinessHours', { workspaceId, id });
    await requireNumber(tx, phoneConfigId);
    const before = await readOwnHours(tx, phoneConfigId);
    if (before) {
      await tx.businessHoursRow.deleteMany({ where: { id } });
      const subject = { type: phoneConfigId ? 'PhoneConfig' : 'Workspace', id };
      await recordEvent(tx, ctx, {
        name: 'business_hours.removed',
        subject,
        before: JSON.parse(JSON.stringify(before)),
      });
    }
    return {
      hours: await presentHours(tx, phoneConfigId, ctx.services.clock()),
    } as const;
  });
