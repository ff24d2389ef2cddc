import {
  type ContactWindow,
  ceilingOutOfRange,
  isValidContactWindow,
  minuteOfTime,
  type OutreachCeilings,
} from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockOutreach, readLimits } from '../outreach-limits.repository.ts';
import { limitsWithUsage } from './outreach-limits.ts';

interface WindowInput {
  readonly from: string;
  readonly until: string;
}

interface UpdateOutreachLimits extends OutreachCeilings {
  readonly messageWindow?: WindowInput | null;
  readonly callWindow?: WindowInput | null;
  readonly country: string;
  readonly otherCountries: readonly string[];
}

/** Replaces the limits. Previous usage still counts. */
export async function updateOutreachLimits(ctx: WorkspaceContext, input: UpdateOutreachLimits) {
  const { country, otherCountries, messageWindow, callWindow, ...ceilings } = input;
  const [message, call] = [parseWindow(messageWindow), parseWindow(callWindow)];
  if (message === 'INVALID') return refused('CONTACT_WINDOW_INVALID', 'messageWindow');
  if (call === 'INVALID') return refused('CONTACT_WINDOW_INVALID', 'callWindow');
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
    const windows = {
      ...(message && { messageFrom: message.from, messageUntil: message.until }),
      ...(call && { callFrom: call.from, callUntil: call.until }),
    };
    const data = { ...ceilings, ...windows, otherCountries: others, updatedAt: now };
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
      after: { ...after, otherCountries: [...after.otherCountries], ...windows },
    });
    return { type: 'OutreachLimitsUpdated', limits: await limitsWithUsage(tx, ctx.services) } as const;
  });
}

/** Null: unchanged. */
function parseWindow(input: WindowInput | null | undefined): ContactWindow | 'INVALID' | null {
  if (!input) return null;
  const window = { from: minuteOfTime(input.from) ?? Number.NaN, until: minuteOfTime(input.until) ?? Number.NaN };
  return isValidContactWindow(window) ? window : 'INVALID';
}
