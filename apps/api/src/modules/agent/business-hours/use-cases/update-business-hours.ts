import { type BusinessHours, type ClosedBehavior, invalidBusinessHours, normalizeName } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { readOwnHours } from '../business-hours.repository.ts';
import { type GivenDay, parseWeek } from '../week.ts';
import { presentHours, requireNumber } from './business-hours.ts';

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

/** AG-12: replaces the hours of the workspace or of a number. */
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
      type: 'BusinessHoursUpdated',
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
