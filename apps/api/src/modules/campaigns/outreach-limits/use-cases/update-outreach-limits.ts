import { ceilingOutOfRange, type OutreachCeilings } from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { OutreachLimitsUpdated } from '../graphql/outreach-limits.results.ts';
import { lockOutreach, readLimits } from '../outreach-limits.repository.ts';
import { limitsWithUsage } from './outreach-limits.ts';

interface UpdateOutreachLimits extends OutreachCeilings {
  readonly country: string;
  readonly otherCountries: readonly string[];
}

/** Replaces the limits. Previous usage still counts. */
export async function updateOutreachLimits(ctx: WorkspaceContext, input: UpdateOutreachLimits) {
  const { country, otherCountries, ...ceilings } = input;
  if (!isCountry(country)) return refused('COUNTRY_UNKNOWN', 'country');
  if (!otherCountries.every(isCountry)) return refused('COUNTRY_UNKNOWN', 'otherCountries');
  const outOfRange = ceilingOutOfRange(ceilings);
  if (outOfRange) return refused('OUTREACH_LIMIT_INVALID', outOfRange);
  const others = [...new Set(otherCountries)].filter((code) => code !== country).sort();
  return ctx.db.write(async (tx) => {
    const { id } = ctx.workspace;
    authorize(ctx, 'update', 'OutreachLimits', { workspaceId: id, id });
    await lockOutreach(tx, id);
    const now = ctx.services.clock();
    const before = await readLimits(tx);
    const data = { ...ceilings, otherCountries: others, updatedAt: now };
    await tx.workspace.updateMany({ data: { country } });
    await tx.outreachLimitsRow.upsert({
      where: { workspaceId_id: { workspaceId: id, id } },
      create: { workspaceId: id, id, ...data },
      update: data,
    });
    const after = await readLimits(tx);
    const subject = { type: 'Workspace', id };
    await recordEvent(tx, ctx, {
      name: 'outreach_limits.updated',
      subject,
      before: { ...before, otherCountries: [...before.otherCountries] },
      after: { ...after, otherCountries: [...after.otherCountries] },
    });
    return new OutreachLimitsUpdated(await limitsWithUsage(tx, now));
  });
}
