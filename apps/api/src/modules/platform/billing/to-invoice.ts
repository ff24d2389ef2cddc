import type { InvoiceLineKind, InvoiceStatus, TaxTreatment } from '@frontdesk/domain';
import type { ArchivedInvoiceRow, InvoiceRow } from './invoices.repository.ts';

/** Line as the API shows it. Archived invoices store their lines in this form. */
interface ShownLine {
  readonly position: number;
  readonly kind: InvoiceLineKind;
  readonly units: number;
  readonly share: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
  readonly taxMinor: number;
}

/** Returns a stored invoice as the API shows it. An open invoice is overdue after its due date. */
export const toInvoice = ({ lines, ...invoice }: InvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  lines: lines.map(
    ({ position, kind, units, share, unitPrice, amountMinor, taxMinor }): ShownLine => ({
      position,
      kind: kind as InvoiceLineKind,
      units,
      share: share.toNumber(),
      unitPriceMinor: unitPrice.toFixed(),
      amountMinor: Number(amountMinor),
      taxMinor: Number(taxMinor),
    }),
  ),
});

/** Returns an invoice of a deleted workspace as the API shows it. */
export const toArchivedInvoice = ({ lines, ...invoice }: ArchivedInvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  // Invoices that were archived before there were taxes have lines without them.
  lines: (lines as unknown as readonly ShownLine[]).map((line) => ({ ...line, taxMinor: line.taxMinor ?? 0 })),
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
