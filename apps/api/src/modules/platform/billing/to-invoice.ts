import type { InvoiceLineKind, InvoiceStatus } from '@frontdesk/domain';
import type { ArchivedInvoiceRow, InvoiceRow } from './invoices.repository.ts';

/** Line as the API shows it. Archived invoices store their lines in this form. */
interface ShownLine {
  readonly position: number;
  readonly kind: InvoiceLineKind;
  readonly units: number;
  readonly share: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
}

/** Returns a stored invoice as the API shows it. An open invoice is overdue after its due date. */
export const toInvoice = ({ lines, ...invoice }: InvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  lines: lines.map(
    ({ position, kind, units, share, unitPrice, amountMinor }): ShownLine => ({
      position,
      kind: kind as InvoiceLineKind,
      units,
      share: share.toNumber(),
      unitPriceMinor: unitPrice.toFixed(),
      amountMinor: Number(amountMinor),
    }),
  ),
});

/** Returns an invoice of a deleted workspace as the API shows it. */
export const toArchivedInvoice = ({ lines, ...invoice }: ArchivedInvoiceRow, now: Date) => ({
  ...shown(invoice, now),
  lines: lines as unknown as readonly ShownLine[],
});

interface StoredInvoice {
  readonly status: string;
  readonly totalMinor: bigint;
  readonly dueAt: Date;
}

const shown = <Row extends StoredInvoice>({ status, totalMinor, ...invoice }: Row, now: Date) => ({
  ...invoice,
  status: status as InvoiceStatus,
  totalMinor: Number(totalMinor),
  isOverdue: status === 'OPEN' && invoice.dueAt < now,
});
