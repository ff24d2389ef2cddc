import { type BilledUsage, priceOfUnits, unitsAbove } from './invoices.ts';
import { taxOn } from './taxes.ts';

/**
 * Status of a credit note. AVAILABLE: later invoices can use a part of it. USED: nothing is left, because it lowered its
 * invoice or later invoices used it. REFUNDED: a global admin refunded what was left.
 */
export const CREDIT_NOTE_STATUSES = ['AVAILABLE', 'USED', 'REFUNDED'] as const;
export type CreditNoteStatus = (typeof CREDIT_NOTE_STATUSES)[number];

/** Limits on the input for credit notes. */
export const CREDIT_NOTE_LIMITS = { lines: 100 } as const;

interface Balance {
  readonly remainingMinor: number;
  readonly refundedAt: Date | null;
}

/** Returns the status of an issued credit note. */
export function creditNoteStatus({ remainingMinor, refundedAt }: Balance): CreditNoteStatus {
  if (refundedAt) return 'REFUNDED';
  return remainingMinor > 0 ? 'AVAILABLE' : 'USED';
}

/** Units and amount of charged usage that are deducted. */
interface Credit {
  readonly units: number;
  readonly amountMinor: number;
}

/**
 * Returns what a correction deducts from a billed month. `quantity` is the corrected usage of the whole month. Returns
 * null if the amount is 0. What is left of the month costs as much as one line for its whole usage.
 */
export function creditOf(billed: BilledUsage, quantity: number): Credit | null {
  const { included, unitPriceMinor } = billed;
  const [before, after] = [unitsAbove(included, billed.quantity), unitsAbove(included, quantity)];
  const amountMinor = priceOfUnits(before, unitPriceMinor) - priceOfUnits(after, unitPriceMinor);
  return amountMinor > 0 ? { units: before - after, amountMinor } : null;
}

/** Line of an invoice with what its credit notes have deducted. */
export interface CreditableLine {
  readonly units: number;
  readonly amountMinor: number;
  /** Units that corrections have deducted. */
  readonly correctedUnits: number;
  /** Amount without tax that all credit notes have deducted. */
  readonly creditedMinor: number;
}

/**
 * Distributes a credit among the lines that charged a month, in the given order. A line is credited at most what is left
 * of it, so that the rest of the credit is lost if earlier credit notes have deducted more than the corrections.
 */
export function distributeCredit<Line extends CreditableLine>(credit: Credit, lines: readonly Line[]) {
  let { units, amountMinor: rest } = credit;
  const credited: { line: Line; units: number; amountMinor: number }[] = [];
  for (const line of lines) {
    const amountMinor = Math.min(rest, line.amountMinor - line.creditedMinor);
    if (amountMinor <= 0) continue;
    const taken = Math.max(1, Math.min(units, line.units - line.correctedUnits));
    credited.push({ line, units: taken, amountMinor });
    [units, rest] = [units - taken, rest - amountMinor];
  }
  return credited;
}

/**
 * Returns the tax on a part of a line of which another part was already credited. The taxes of all parts add up to the
 * tax of the line. `percent` is null if the invoice has no tax.
 */
export const creditedTax = (amountMinor: number, creditedMinor: number, percent: number | null): number =>
  percent === null ? 0 : taxOn(creditedMinor + amountMinor, percent) - taxOn(creditedMinor, percent);
