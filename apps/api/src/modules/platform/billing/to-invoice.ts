import type { FlowMeter, InvoiceLineKind, InvoiceProvider, InvoiceStatus, TaxTreatment } from '@frontdesk/domain';
import type { InvoiceLineRow } from '../../../db/generated/client.ts';
import type { ArchivedInvoiceRow, InvoiceRow } from './invoices.repository.ts';
import { type ArchivedCreditNote, type ShownCreditNote, toArchivedCreditNote, toCreditNote } from './to-credit-note.ts';

/** Invoice line in its API representation, which is also stored in archived invoices. */
interface ShownLine {
  readonly position: number;
  readonly kind: InvoiceLineKind;
  readonly units: number;
  readonly share: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
  readonly taxMinor: number;
  /** Usage that the line charges. Null for BASE and SEATS. */
  readonly usage: ShownUsage | null;
}

interface ShownUsage {
  readonly meter: FlowMeter;
  readonly included: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Converts a stored invoice to its API representation. An open invoice whose due date has passed is returned as
 * overdue.
 */
export const toInvoice = ({ lines, creditNotes, creditUses, ...invoice }: InvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  ...credited(
    invoice,
    creditNotes.map((note) => toCreditNote({ ...note, invoice })),
    creditUses.map(({ creditNoteNumber, amountMinor }) => ({ creditNoteNumber, amountMinor: Number(amountMinor) })),
  ),
  provider: invoice.provider as InvoiceProvider,
  lines: lines.map(
    ({ position, kind, units, share, unitPrice, amountMinor, taxMinor, ...line }): ShownLine => ({
      position,
      kind: kind as InvoiceLineKind,
      units: Number(units),
      share: share.toNumber(),
      unitPriceMinor: unitPrice.toFixed(),
      amountMinor: Number(amountMinor),
      taxMinor: Number(taxMinor),
      usage: usageOf(line),
    }),
  ),
});

type UsageColumns = Pick<InvoiceLineRow, 'meter' | 'included' | 'usageStartsAt' | 'usageEndsAt'>;

/** Returns the usage of a line. The columns are either all null or all set. */
function usageOf({ meter, included, usageStartsAt, usageEndsAt }: UsageColumns): ShownUsage | null {
  if (meter === null || !usageStartsAt || !usageEndsAt) return null;
  return { meter: meter as FlowMeter, included: Number(included), startsAt: usageStartsAt, endsAt: usageEndsAt };
}

/** Converts an archived invoice of a deleted workspace to its API representation. */
export const toArchivedInvoice = ({ lines, creditNotes, creditUses, ...invoice }: ArchivedInvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  ...credited(
    invoice,
    (creditNotes as unknown as readonly ArchivedCreditNote[]).map((note) => toArchivedCreditNote(note, invoice)),
    creditUses as unknown as readonly ShownUse[],
  ),
  // Only invoices of this installation are archived.
  provider: 'MANUAL' as const,
  providerId: null,
  hostedUrl: null,
  lines: (lines as unknown as readonly ArchivedLine[]).map(toShownLine),
});

/** Balance of a credit note that an invoice used. */
interface ShownUse {
  readonly creditNoteNumber: string;
  readonly amountMinor: number;
}

/** Returns the credits of an invoice, and the amount that was or is to be paid after them. */
function credited(
  { totalMinor }: Pick<StoredInvoice, 'totalMinor'>,
  creditNotes: readonly ShownCreditNote[],
  creditUses: readonly ShownUse[],
) {
  const lowered = creditNotes.reduce((sum, { loweredMinor }) => sum + loweredMinor, 0);
  const used = creditUses.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { creditNotes, creditUses, amountDueMinor: Number(totalMinor) - lowered - used };
}

/** Line of an archived invoice. Invoices that were archived by earlier releases have no taxes or no usage. */
interface ArchivedLine extends Omit<ShownLine, 'taxMinor' | 'usage'> {
  readonly taxMinor?: number;
  readonly usage?: (Omit<ShownUsage, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }) | null;
}

const toShownLine = ({ taxMinor = 0, usage, ...line }: ArchivedLine): ShownLine => ({
  ...line,
  taxMinor,
  usage: usage ? { ...usage, startsAt: new Date(usage.startsAt), endsAt: new Date(usage.endsAt) } : null,
});

interface StoredInvoice {
  readonly status: string;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly taxTreatment: string | null;
  readonly taxPercent: { toNumber(): number } | null;
  readonly dueAt: Date;
}

const shown = <Row extends StoredInvoice>(
  { status, totalMinor, taxMinor, taxTreatment, taxPercent, ...invoice }: Row,
  now: Date,
) => ({
  ...invoice,
  status: status as InvoiceStatus,
  netMinor: Number(totalMinor - taxMinor),
  taxMinor: Number(taxMinor),
  totalMinor: Number(totalMinor),
  taxTreatment: taxTreatment as TaxTreatment | null,
  taxPercent: taxPercent?.toNumber() ?? null,
  isOverdue: status === 'OPEN' && invoice.dueAt < now,
});
