import { creditedTax } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceRow } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { amountDue, type InvoiceLineToCredit, lockAvailable, takeCreditNoteNumber } from './credit-notes.repository.ts';
import { releaseIfPaid } from './unpaid-invoices.ts';

/** Part of a line of an invoice to deduct. */
export interface CreditedLine {
  readonly line: InvoiceLineToCredit;
  readonly units: number;
  readonly unitPriceMinor: string;
  readonly amountMinor: number;
}

interface NewCreditNote {
  readonly correctionId: string | null;
  readonly reason: string;
  readonly lines: readonly CreditedLine[];
}

/** Context of the events, whose actor has a name to store. */
export type Issuer = EventContext & { readonly actor: { readonly name: string } };

/**
 * Issues a credit note for an invoice, and returns its id. It lowers what is still due of an open invoice, and the rest is
 * a balance. If nothing is due any longer, the invoice is paid. The caller holds the locks on the subscription and the
 * invoice, and has checked that no line is credited more than its amount.
 */
export async function issueNote(tx: Tx, by: Issuer, invoice: InvoiceRow, note: NewCreditNote): Promise<string> {
  const [id, now, percent] = [uuidv7(), by.services.clock(), percentOf(invoice)];
  const { workspaceId, currency } = invoice;
  const lines = note.lines.map(({ line, units, unitPriceMinor: unitPrice, amountMinor }) => {
    const taxMinor = creditedTax(amountMinor, line.creditedMinor, percent);
    return { workspaceId, creditNoteId: id, position: line.position, units, unitPrice, amountMinor, taxMinor };
  });
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, taxMinor);
  const due = invoice.status === 'OPEN' ? await amountDue(tx, invoice.id) : 0;
  const loweredMinor = Math.min(due, totalMinor);
  const amounts = { totalMinor, taxMinor, loweredMinor, remainingMinor: totalMinor - loweredMinor };
  const { correctionId, reason } = note;
  const about = { correctionId, reason, currency, issuedAt: now, issuedByName: by.actor.name };
  await tx.creditNoteRow.create({ data: { workspaceId, id, invoiceId: invoice.id, ...about, ...amounts } });
  await tx.creditNoteLineRow.createMany({ data: lines });
  const number = await takeCreditNoteNumber(tx, now.getUTCFullYear());
  await tx.creditNoteRow.updateMany({ where: { id }, data: { number } });
  const after = { number, invoiceNumber: invoice.number, currency, ...amounts, reason };
  await recordEvent(tx, by, { name: 'credit_note.issued', subject: { type: 'CreditNote', id }, after });
  if (due > 0 && due === loweredMinor) await payWithCredit(tx, by, invoice, `Credit note ${number}`);
  return id;
}

/** Returns the tax rate. A locked row has it as a text. */
const percentOf = ({ taxPercent }: InvoiceRow): number | null => (taxPercent === null ? null : Number(taxPercent));

/** Marks an open invoice as paid, because nothing of it is due any longer. */
async function payWithCredit(
  tx: Tx,
  by: Issuer,
  invoice: Pick<InvoiceRow, 'id' | 'number' | 'subscriptionId'>,
  reason: string,
) {
  const { id, number, subscriptionId } = invoice;
  const closing = { paidAt: by.services.clock(), closingReason: reason, closedByName: by.actor.name };
  await tx.invoiceRow.updateMany({ where: { id }, data: { status: 'PAID', ...closing } });
  await recordEvent(tx, by, {
    name: 'invoice.paid',
    subject: { type: 'Invoice', id },
    before: { status: 'OPEN' },
    after: { number, status: 'PAID', reason },
  });
  await releaseIfPaid(tx, by, subscriptionId);
}

interface NewInvoice extends Pick<InvoiceRow, 'id' | 'number' | 'subscriptionId'> {
  readonly workspaceId: string;
  readonly currency: string;
  readonly totalMinor: number;
}

/** Uses the balances of the workspace for an invoice that was just issued, oldest credit note first. */
export async function useBalances(tx: Tx, by: Issuer, invoice: NewInvoice): Promise<void> {
  const { workspaceId, id: invoiceId, currency } = invoice;
  let due = invoice.totalMinor;
  for (const { id: creditNoteId, creditNoteNumber, remainingMinor } of await lockAvailable(tx, currency)) {
    const amountMinor = Math.min(due, remainingMinor);
    if (amountMinor === 0) break;
    await tx.creditUse.create({ data: { workspaceId, invoiceId, creditNoteId, creditNoteNumber, amountMinor } });
    const data = { remainingMinor: remainingMinor - amountMinor };
    await tx.creditNoteRow.updateMany({ where: { id: creditNoteId }, data });
    due -= amountMinor;
  }
  if (due === 0) await payWithCredit(tx, by, invoice, 'Balance of credit notes');
}
