import type { Readable } from 'node:stream';
import {
  amountsOf,
  amountText,
  dayIn,
  newPdf,
  type Pdf,
  type PrintedInvoice,
  printable,
  printHeads,
  printParties,
  printRow,
  titleOf,
  unitPriceText,
} from './invoice-pdf-parts.ts';
import type { ShownCreditNote } from './to-credit-note.ts';

/** Credit note with its invoice, which has the parties, the tax and the titles of the lines. */
export interface PrintedCreditNote {
  readonly note: ShownCreditNote;
  readonly invoice: PrintedInvoice;
}

/** Returns a credit note as a PDF file. Dates are in the given time zone. */
export async function creditNotePdf({ note, invoice }: PrintedCreditNote, timezone: string): Promise<Readable> {
  const doc = await newPdf(`Credit note ${note.number}`, note.issuedAt);
  const day = dayIn(timezone);
  doc.text(`Issued on ${day(note.issuedAt)}`);
  doc.text(`For invoice ${invoice.number}${invoice.issuedAt ? ` of ${day(invoice.issuedAt)}` : ''}`);
  if (note.refundedAt) doc.text(`${amountText(note.refundedMinor, note.currency)} refunded on ${day(note.refundedAt)}`);
  doc.text(printable(`Reason: ${note.reason}`), { height: 100, ellipsis: true });
  doc.moveDown();
  printParties(doc, invoice);
  printLines(doc, { note, invoice }, timezone);
  doc.text([...amountsOf(invoice, note), ...effectsOf(note)].join('\n'), { align: 'right' });
  doc.end();
  return doc;
}

function printLines(doc: Pdf, { note, invoice }: PrintedCreditNote, timezone: string): void {
  const hasTax = invoice.taxTreatment === 'STANDARD';
  printHeads(doc, ['Line of the invoice', 'Units', 'Unit price', '', 'Amount', hasTax ? 'Tax' : '']);
  for (const { position, units, unitPriceMinor, amountMinor, taxMinor } of note.lines) {
    const line = invoice.lines.find((one) => one.position === position);
    printRow(doc, [
      line ? titleOf(line, timezone) : '',
      units.toLocaleString('en-GB'),
      unitPriceText(unitPriceMinor, note.currency),
      '',
      amountText(amountMinor, note.currency),
      hasTax ? amountText(taxMinor, note.currency) : '',
    ]);
  }
  doc.moveDown();
}

/** Returns what happens with the total. */
function effectsOf({ loweredMinor, totalMinor, currency }: ShownCreditNote): string[] {
  const balance = totalMinor - loweredMinor;
  return [
    loweredMinor > 0 ? `Reduces the amount due of the invoice by ${amountText(loweredMinor, currency)}` : '',
    balance > 0 ? `Balance for the next invoices ${amountText(balance, currency)}` : '',
  ].filter((text) => text !== '');
}
