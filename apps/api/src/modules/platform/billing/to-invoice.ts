import type { InvoiceLineKind, InvoiceProvider, InvoiceStatus, TaxTreatment } from '@frontdesk/domain';
import type { ArchivedInvoiceRow, InvoiceRow } from './invoices.repository.ts';

/** Invoice line in its API representation, which is also stored in archived invoices. */
interface ShownLine {
  readonly position: number;
  readonly kind: InvoiceLineKind;
  readonly units: number;
  readonly share: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
  readonly taxMinor: number;
}

/**
 * Converts a stored invoice to its API representation. An open invoice whose due date has passed is returned as
 * overdue.
 */
export const toInvoice = ({ lines, ...invoice }: InvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  provider: invoice.provider as InvoiceProvider,
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

/** Converts an archived invoice of a deleted workspace to its API representation. */
export const toArchivedInvoice = ({ lines, ...invoice }: ArchivedInvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  // Only invoices of this installation are archived.
  provider: 'MANUAL' as const,
  providerId: null,
  hostedUrl: null,
  // Invoices archived before taxes were introduced have lines without taxes.
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
