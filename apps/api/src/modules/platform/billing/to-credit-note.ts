import { creditNoteStatus } from '@frontdesk/domain';
import type { NumberedNote } from './credit-notes.repository.ts';
import type { ArchivedInvoiceRow } from './invoices.repository.ts';

interface ShownLine {
  readonly position: number;
  readonly units: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
  readonly taxMinor: number;
}

/** Credit note of an archived invoice. */
export interface ArchivedCreditNote {
  readonly id: string;
  readonly number: string;
  readonly correctionId: string | null;
  readonly reason: string;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly loweredMinor: number;
  readonly remainingMinor: number;
  readonly refundedMinor: number;
  readonly refundedAt: string | null;
  readonly refundReference: string | null;
  readonly issuedAt: string;
  readonly lines: readonly ShownLine[];
}

/** Converts a stored credit note to its API representation. */
export function toCreditNote({ lines, number, invoice, ...note }: NumberedNote) {
  const { id, invoiceId, currency, reason, refundedAt, refundReference, issuedAt } = note;
  const remainingMinor = Number(note.remainingMinor);
  return {
    invoiceNumber: invoice.number ?? '',
    number: number ?? '',
    id,
    invoiceId,
    currency,
    reason,
    refundedAt,
    refundReference,
    issuedAt,
    isCorrection: note.correctionId !== null,
    status: creditNoteStatus({ remainingMinor, refundedAt }),
    netMinor: Number(note.totalMinor - note.taxMinor),
    taxMinor: Number(note.taxMinor),
    totalMinor: Number(note.totalMinor),
    loweredMinor: Number(note.loweredMinor),
    remainingMinor,
    refundedMinor: Number(note.refundedMinor),
    lines: lines.map(
      ({ position, units, unitPrice, amountMinor, taxMinor }): ShownLine => ({
        position,
        units: Number(units),
        unitPriceMinor: unitPrice.toFixed(),
        amountMinor: Number(amountMinor),
        taxMinor: Number(taxMinor),
      }),
    ),
  };
}

export type ShownCreditNote = ReturnType<typeof toCreditNote>;

/** Converts a credit note of an archived invoice to its API representation. */
export function toArchivedCreditNote(
  { correctionId, ...note }: ArchivedCreditNote,
  { id: invoiceId, number: invoiceNumber, currency }: Pick<ArchivedInvoiceRow, 'id' | 'number' | 'currency'>,
): ShownCreditNote {
  const refundedAt = note.refundedAt === null ? null : new Date(note.refundedAt);
  return {
    ...note,
    invoiceId,
    invoiceNumber,
    isCorrection: correctionId !== null,
    currency,
    refundedAt,
    issuedAt: new Date(note.issuedAt),
    netMinor: note.totalMinor - note.taxMinor,
    status: creditNoteStatus({ remainingMinor: note.remainingMinor, refundedAt }),
    lines: [...note.lines],
  };
}
