import type { InvoiceLineKind, InvoiceStatus } from '@frontdesk/domain';
import type { InvoiceRow } from './invoices.repository.ts';

/** Returns a stored invoice as the API shows it. An open invoice is overdue after its due date. */
export const toInvoice = ({ status, totalMinor, lines, ...invoice }: InvoiceRow, now: Date) => ({
  ...invoice,
  status: status as InvoiceStatus,
  totalMinor: Number(totalMinor),
  isOverdue: status === 'OPEN' && invoice.dueAt < now,
  lines: lines.map(({ position, kind, units, share, unitPrice, amountMinor }) => ({
    position,
    kind: kind as InvoiceLineKind,
    units,
    share: share.toNumber(),
    unitPriceMinor: unitPrice.toFixed(),
    amountMinor: Number(amountMinor),
  })),
});
