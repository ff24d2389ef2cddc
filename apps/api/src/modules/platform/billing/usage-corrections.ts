import { type BilledUsage, creditOf, distributeCredit, type FlowMeter, METER_KEYS } from '@frontdesk/domain';
import type { UsageEvent } from '../../../db/generated/client.ts';
import { preventDeletion } from '../../../db/lock.ts';
import type { Tx } from '../../../db/transaction.ts';
import { readBillableUsage } from './billable-usage.ts';
import { type InvoiceLineToCredit, linesOfMonth } from './credit-notes.repository.ts';
import type { CreditedLine } from './issue-credit-note.ts';
import { toBilledUsage } from './late-usage.ts';

/** Stored usage event. Its transaction id is not read. */
export type UsageEventRow = UsageEvent;

/**
 * Locks the subscriptions of the workspace, and then its usage for billing. An invoice is made with the same locks in the
 * same order, so that it contains a concurrent correction or the correction finds the invoice.
 */
export async function lockCorrections(tx: Tx): Promise<void> {
  await preventDeletion(tx);
  await tx.sql`select from subscriptions order by id for update`;
  await lockUsage(tx);
}

/** Serializes invoices and corrections of a workspace. */
export const lockUsage = (tx: Tx) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended('usage ' || app.workspace_id()::text, 0))`;

/** Returns the events of effects with a key, of all meters, newest first. */
export const eventsWithKey = (tx: Tx, key: string): Promise<UsageEventRow[]> =>
  tx.usageEvent.findMany({
    where: { meter: { in: [...METER_KEYS] }, key, correctsKey: null },
    orderBy: [{ occurredAt: 'desc' }, { meter: 'asc' }],
  });

/** Returns the corrections of events of a meter. */
export const correctionsOf = (tx: Tx, meter: string, keys: readonly string[]): Promise<UsageEventRow[]> =>
  tx.usageEvent.findMany({ where: { meter, correctsKey: { in: [...keys] } } });

/** Returns what is left of an event after its corrections. */
export const remainingOf = (event: UsageEventRow, corrections: readonly UsageEventRow[]): number =>
  corrections.reduce(
    (left, one) =>
      one.correctsKey === event.key && one.occurredAt.getTime() === event.occurredAt.getTime()
        ? left + Number(one.quantity)
        : left,
    Number(event.quantity),
  );

const keyOf = (correctionId: string) => `correction:${correctionId}`;

/** Returns the correction with an id, or null. */
export const findCorrection = (tx: Tx, correctionId: string): Promise<UsageEventRow | null> =>
  tx.usageEvent.findFirst({ where: { meter: { in: [...METER_KEYS] }, key: keyOf(correctionId) } });

interface NewCorrection {
  readonly correctionId: string;
  readonly quantity: number;
  readonly reason: string;
}

/** Stores a correction in the hour of the event. It is charged as little as the event itself. */
export const storeCorrection = (tx: Tx, event: UsageEventRow, { correctionId, quantity, reason }: NewCorrection) => {
  const { workspaceId, meter, occurredAt, traffic, subjectId, unchargedReason, key: correctsKey } = event;
  const like = { workspaceId, meter, occurredAt, traffic, subjectId, unchargedReason };
  const correction = { key: keyOf(correctionId), quantity: -quantity, correctsKey, correctionReason: reason };
  return tx.usageEvent.create({ data: { ...like, ...correction } });
};

/** What a correction deducts from a month that was billed. */
export interface CreditedMonth {
  readonly where: { readonly subscriptionId: string; readonly meter: string; readonly startsAt: Date };
  /** Usage of the month after the correction. */
  readonly quantity: number;
  /** Whether an invoice that charged the month is void. */
  readonly isVoid: boolean;
  readonly lines: readonly CreditedLine[];
}

/**
 * Returns what a correction of an event deducts from billed months. Returns an empty list if the usage was not charged,
 * or if usage that is not billed yet is at least as high.
 */
export async function creditedMonths(tx: Tx, event: UsageEventRow, corrected: number): Promise<CreditedMonth[]> {
  if (event.traffic !== 'LIVE' || event.unchargedReason !== null) return [];
  const measured = await readBillableUsage(tx, await billedMonthsOf(tx, event));
  const months: CreditedMonth[] = [];
  for (const { billed, subscriptionId, meter, startsAt, quantity: before } of measured) {
    const quantity = before - corrected;
    const credit = creditOf(billed, quantity);
    if (!credit) continue;
    const where = { subscriptionId, meter, startsAt };
    const lines = await linesOfMonth(tx, where);
    const isVoid = lines.some(({ status }) => status === 'VOID');
    const credited = distributeCredit(credit, lines).map(asCreditedLine);
    months.push({ where, quantity, isVoid, lines: credited });
  }
  return months;
}

interface Distributed {
  readonly line: InvoiceLineToCredit;
  readonly units: number;
  readonly amountMinor: number;
}

const asCreditedLine = (one: Distributed): CreditedLine => ({ ...one, unitPriceMinor: one.line.unitPriceMinor });

/** Returns the billed months that contain an event. */
async function billedMonthsOf(tx: Tx, { meter, occurredAt }: UsageEventRow) {
  const [hour] = await tx.sql<{ at: Date }>`
    select date_trunc('hour', ${occurredAt}::timestamptz, app.known_timezone(timezone)) as at from workspaces`;
  const at = hour?.at ?? occurredAt;
  const rows = await tx.billedUsage.findMany({ where: { meter, startsAt: { lte: at }, endsAt: { gt: at } } });
  return rows.map((row) => {
    const billed: BilledUsage = toBilledUsage(row);
    const { startsAt, endsAt, subscriptionId } = row;
    return { meter: meter as FlowMeter, startsAt, endsAt, subscriptionId, billed };
  });
}
