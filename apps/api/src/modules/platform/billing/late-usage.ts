import {
  type BilledUsage,
  type FlowMeter,
  type InvoiceLine,
  lateUsageLine,
  type OverageLimit,
  overageLines,
  USAGE_LIMITS,
} from '@frontdesk/domain';
import type { BilledUsage as BilledUsageRow } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/transaction.ts';
import { monthsOf, readBillableUsage } from './billable-usage.ts';
import type { BilledPeriod } from './invoices.repository.ts';

/** Line of an invoice with its currency. */
export interface PricedLine {
  readonly currency: string;
  readonly line: InvoiceLine;
}

interface Charge {
  readonly key: { readonly workspaceId: string; readonly subscriptionId: string };
  readonly limits: readonly OverageLimit[];
  readonly currency: string;
  readonly period: BilledPeriod;
}

/**
 * Returns the lines for the usage of a period, and stores what they count with the terms of each month, also for months
 * that stay below the included quantity.
 */
export async function chargeUsage(tx: Tx, { key, limits, currency, period }: Charge): Promise<InvoiceLine[]> {
  if (limits.length === 0) return [];
  const months = await monthsOf(tx, period);
  const usage = await readBillableUsage(
    tx,
    limits.flatMap((limit) => months.map((month) => ({ ...limit, ...month }))),
  );
  await tx.billedUsage.createMany({
    data: usage.map(({ meter, startsAt, endsAt, quantity, included, unitPriceMinor: unitPrice }) => {
      const counted = { meter, startsAt, endsAt, quantity };
      return { ...key, ...counted, included, unitPrice, currency };
    }),
  });
  return overageLines(limits, usage);
}

/**
 * Returns the lines for usage of billed months that was recorded after their invoice was issued, and stores that it is
 * counted. The caller holds the lock on the subscription, so that no usage is charged twice. Months whose hourly sums
 * are about to be deleted are not read.
 */
export async function chargeLateUsage(tx: Tx, subscriptionId: string, now: Date): Promise<PricedLine[]> {
  const measured = await readBillableUsage(tx, await findBilled(tx, subscriptionId, now));
  const lines: PricedLine[] = [];
  for (const { billed, currency, quantity } of measured) {
    const line = lateUsageLine(billed, quantity);
    if (!line) continue;
    const { meter, startsAt } = billed;
    await tx.billedUsage.updateMany({ where: { subscriptionId, meter, startsAt }, data: { quantity } });
    lines.push({ currency, line });
  }
  return lines;
}

/** Returns the billed months of a subscription whose hourly sums are complete, in ascending order. */
async function findBilled(tx: Tx, subscriptionId: string, now: Date) {
  const from = new Date(now);
  from.setUTCMonth(from.getUTCMonth() - USAGE_LIMITS.hourMonths);
  const rows = await tx.billedUsage.findMany({
    where: { subscriptionId, startsAt: { gte: from } },
    orderBy: [{ startsAt: 'asc' }, { meter: 'asc' }],
  });
  return rows.map((row) => {
    const billed = toBilledUsage(row);
    const { meter, startsAt, endsAt } = billed;
    return { meter, startsAt, endsAt, currency: row.currency, billed };
  });
}

/** Converts a stored billed month. */
export const toBilledUsage = ({
  meter,
  startsAt,
  endsAt,
  quantity,
  included,
  unitPrice,
}: BilledUsageRow): BilledUsage => ({
  meter: meter as FlowMeter,
  startsAt,
  endsAt,
  quantity: Number(quantity),
  included: Number(included),
  unitPriceMinor: unitPrice.toFixed(),
});
