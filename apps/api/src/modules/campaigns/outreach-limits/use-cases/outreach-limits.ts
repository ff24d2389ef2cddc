import {
  type ContactWindow,
  ceilingOutOfRange,
  type DialPolicy,
  invalidDialPolicy,
  isValidContactWindow,
  minuteOfTime,
  type OutreachCeilings,
  timeOfMinute,
  withoutUnstorable,
} from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { type ContactClock, dialPolicyOf, windowsOf } from '../contact-windows.ts';
import { countUsage, lockOutreach, readLimits } from '../outreach-limits.repository.ts';

export const outreachLimits = (ctx: WorkspaceContext) => ctx.db.read((tx) => limitsWithUsage(tx, ctx.services));

async function limitsWithUsage(tx: Tx, services: ContactClock) {
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

interface WindowInput {
  readonly from: string;
  readonly until: string;
}

interface UpdateOutreachLimits extends OutreachCeilings {
  readonly messageWindow?: WindowInput | null;
  readonly callWindow?: WindowInput | null;
  readonly dialPolicy?: DialPolicy | null;
  readonly country: string;
  readonly otherCountries: readonly string[];
}

/**
 * Replaces the limits and countries. Omitted contact windows and an omitted dial policy are not changed. Attempts made
 * before the change still count. Refused for values outside the allowed ranges.
 */
export async function updateOutreachLimits(ctx: WorkspaceContext, input: UpdateOutreachLimits) {
  const { country, otherCountries, messageWindow, callWindow, dialPolicy, ...ceilings } = input;
  const outOfRange = ceilingOutOfRange(ceilings);
  const invalid = dialPolicy && invalidDialPolicy(dialPolicy);
  const fields = validFields({
    message: parseWindow(messageWindow, 'messageWindow'),
    call: parseWindow(callWindow, 'callWindow'),
    country: isCountry(country) ? country : refused('COUNTRY_UNKNOWN', 'country'),
    others: otherCountries.every(isCountry) ? otherCountries : refused('COUNTRY_UNKNOWN', 'otherCountries'),
    ceilings: outOfRange ? refused('OUTREACH_LIMIT_INVALID', outOfRange) : ceilings,
    dialPolicy: invalid ? refused('DIAL_POLICY_INVALID', `dialPolicy.${invalid}`) : dialPolicy,
  });
  if (isRefused(fields)) return fields;
  const { message, call } = fields;
  const others = [...new Set(otherCountries)].filter((code) => code !== country).sort();
  return ctx.db.write(async (tx) => {
    const { id } = ctx.workspace;
    authorize(ctx, 'update', 'OutreachLimits', { workspaceId: id, id });
    await lockOutreach(tx, id);
    const now = ctx.services.clock();
    const before = await readLimits(tx);
    const timing = {
      ...(message && { messageFrom: message.from, messageUntil: message.until }),
      ...(call && { callFrom: call.from, callUntil: call.until }),
      ...(dialPolicy && dialColumns(dialPolicy)),
    };
    const data = { ...ceilings, ...timing, otherCountries: others, updatedAt: now };
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
      after: { ...after, otherCountries: [...after.otherCountries], ...timing },
    });
    return { limits: await limitsWithUsage(tx, ctx.services) } as const;
  });
}

const dialColumns = ({ attempts, spacingMinutes, voicemailMessage, whenUnreached }: DialPolicy) => ({
  dialAttempts: attempts,
  redialMinutes: spacingMinutes,
  voicemailMessage: withoutUnstorable(voicemailMessage).trim(),
  whenUnreached,
});

/**
 * Parses the contact window of a field. Returns null if none is given, in which case the stored window is not changed.
 * Returns a refusal for an invalid window.
 */
function parseWindow(input: WindowInput | null | undefined, field: string): ContactWindow | Refused | null {
  if (!input) return null;
  const window = { from: minuteOfTime(input.from) ?? Number.NaN, until: minuteOfTime(input.until) ?? Number.NaN };
  return isValidContactWindow(window) ? window : refused('CONTACT_WINDOW_INVALID', field);
}
