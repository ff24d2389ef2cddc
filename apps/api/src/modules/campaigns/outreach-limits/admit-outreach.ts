import { createHash } from 'node:crypto';
import {
  ESTIMATED_COST_CENTS,
  type OutreachKind,
  OVERRIDABLE_REASONS,
  SUPPRESSION_REASONS,
  type SuppressionReason,
} from '@frontdesk/domain';
import { outreachNumberError } from '@frontdesk/domain/phones';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import {
  allowedCountries,
  countUsage,
  deleteOldAttempts,
  type EffectiveLimits,
  lockOutreach,
  type OutreachUsage,
  readLimits,
} from './outreach-limits.repository.ts';

export interface Outreach {
  readonly kind: OutreachKind;
  /** Phone number to contact, in E.164 format. */
  readonly phone: string;
  /**
   * True if a member starts the call or greeting. In that case, the cool-down and the daily limits of attempts do not
   * apply.
   */
  readonly isByHand: boolean;
  /** Value of `addressGroup` for the visitor who submitted the form. Null for leads from other sources. */
  readonly visitor: string | null;
}

/**
 * Returns the first limit that forbids this call or greeting, or null if none does. Locks the workspace's usage until
 * the end of the transaction, so that the counts are still correct when `reserveOutreach` increases them.
 */
export async function findOutreachRefusal(
  tx: Tx,
  by: EventContext,
  outreach: Outreach,
): Promise<SuppressionReason | null> {
  await lockOutreach(tx, by.workspace.id);
  const limits = await readLimits(tx);
  const refusal = outreachNumberError(outreach.phone, allowedCountries(limits));
  if (refusal) return refusal;
  if (outreach.kind === 'CALL' && (await isInCall(tx, outreach.phone))) return 'CALL_RUNNING';
  const { id } = by.workspace;
  const usage = await countUsage(tx, {
    number: digestOf(id, outreach.phone),
    address: outreach.visitor === null ? null : digestOf(id, outreach.visitor),
    now: by.services.clock(),
    coolDownMinutes: limits.coolDownMinutes,
  });
  const exceeded = exceededLimit(outreach.kind, usage, limits);
  return (
    SUPPRESSION_REASONS.find(
      (reason) => exceeded.has(reason) && !(outreach.isByHand && OVERRIDABLE_REASONS.has(reason)),
    ) ?? null
  );
}

/**
 * Returns why this phone number must not be called or messaged, or null if contacting it is allowed. Repeated
 * immediately before the request to the provider.
 */
export const findNumberRefusal = async (tx: Tx, phone: string): Promise<SuppressionReason | null> =>
  outreachNumberError(phone, allowedCountries(await readLimits(tx)));

const isInCall = async (tx: Tx, phone: string): Promise<boolean> =>
  (await tx.call.findFirst({ where: { activePhone: phone }, select: { id: true } })) !== null;

function exceededLimit(
  kind: OutreachKind,
  usage: OutreachUsage,
  limits: EffectiveLimits,
): ReadonlySet<SuppressionReason> {
  const exceeded = new Set<SuppressionReason>();
  if (usage.inCoolDown > 0) exceeded.add('NUMBER_COOL_DOWN');
  if (usage.ofNumber >= limits.dailyPerNumber) exceeded.add('NUMBER_DAILY_LIMIT');
  if (usage.ofAddress >= limits.dailyPerAddress) exceeded.add('ADDRESS_DAILY_LIMIT');
  if (usage.ofWorkspace >= limits.dailyPerWorkspace) exceeded.add('WORKSPACE_DAILY_LIMIT');
  if (usage.spentCents + ESTIMATED_COST_CENTS[kind] > limits.dailySpendCents) exceeded.add('SPEND_LIMIT');
  return exceeded;
}

interface Reservation extends Outreach {
  /** Id of the contact's lead. Null if the contact has no lead. */
  readonly leadId: string | null;
  readonly callId: string | null;
}

/**
 * Counts a call or greeting toward the limits, and clears an earlier suppression of the lead. `findOutreachRefusal`
 * must have returned null in the same transaction.
 */
export async function reserveOutreach(tx: Tx, by: EventContext, reservation: Reservation): Promise<void> {
  const { kind, phone, isByHand, visitor, leadId, callId } = reservation;
  const workspaceId = by.workspace.id;
  const at = by.services.clock();
  await deleteOldAttempts(tx, at);
  await tx.outreachAttempt.create({
    data: {
      workspaceId,
      id: uuidv7(),
      kind,
      isAutomatic: !isByHand,
      numberDigest: new Uint8Array(digestOf(workspaceId, phone)),
      addressDigest: visitor === null ? null : new Uint8Array(digestOf(workspaceId, visitor)),
      callId,
      costCents: ESTIMATED_COST_CENTS[kind],
      at,
    },
  });
  if (leadId === null) return;
  const none = { suppressedKind: null, suppressedReason: null, suppressedAt: null };
  await tx.lead.updateMany({ where: { id: leadId, suppressedAt: { not: null } }, data: none });
}

/** Removes the last greeting to a phone number from the usage, because the greeting was not sent. */
export async function releaseGreeting(tx: Tx, by: EventContext, phone: string): Promise<void> {
  const numberDigest = new Uint8Array(digestOf(by.workspace.id, phone));
  const last = await tx.outreachAttempt.findFirst({
    where: { kind: 'GREETING', numberDigest },
    orderBy: { at: 'desc' },
  });
  if (last) await tx.outreachAttempt.deleteMany({ where: { id: last.id } });
}

/**
 * Replaces the estimated cost of a call with the cost reported by the provider. The cost is 0 if the call was never
 * placed.
 */
export async function settleCallCost(tx: Tx, callId: string, costCents: number): Promise<void> {
  const data = { costCents: Math.max(0, costCents), isCostReported: true };
  await tx.outreachAttempt.updateMany({ where: { callId }, data });
}

/**
 * Returns the hash of a phone number or IP address, which is stored instead of the value. The hash differs between
 * workspaces.
 */
export const digestOf = (workspaceId: string, value: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([workspaceId, value]))
    .digest();
