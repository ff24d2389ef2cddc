import type { Readable } from 'node:stream';
import type { TaxTreatment } from '@frontdesk/domain';
import {
  amountsOf,
  amountText,
  dayIn,
  newPdf,
  type Pdf,
  type PrintedInvoice,
  percentText,
  periodText,
  printable,
  printHeads,
  printParties,
  printRow,
  titleOf,
  unitPriceText,
} from './invoice-pdf-parts.ts';

const NOTES: Readonly<Record<TaxTreatment, string | null>> = {
  STANDARD: null,
  REVERSE_CHARGE: 'Reverse charge: the payer owes the tax.',
  OUTSIDE: 'No tax is charged in the country of the payer.',
  NO_RATE: 'No tax is charged.',
};

/**
 * Returns an invoice as a PDF file. Dates are in the given time zone. A character that the font does not contain, such
 * as a Chinese character, is printed as a box.
 */
export async function invoicePdf(invoice: PrintedInvoice, timezone: string): Promise<Readable> {
  const number = invoice.number ?? '';
  const doc = await newPdf(`Invoice ${number}`, invoice.issuedAt ?? invoice.createdAt);
  for (const fact of factsOf(invoice, timezone)) doc.text(fact);
  doc.moveDown();
  printParties(doc, invoice);
  printLines(doc, invoice, timezone);
  printAmounts(doc, invoice);
  if (invoice.issuerBankDetails) printBlock(doc, 'Bank details', invoice.issuerBankDetails);
  doc.end();
  return doc;
}

function factsOf(invoice: PrintedInvoice, timezone: string): string[] {
  const { issuedAt, dueAt, paidAt, voidedAt, planName, periodStart, periodEnd } = invoice;
  const day = dayIn(timezone);
  const period = periodText(periodStart, periodEnd, timezone);
  return [
    issuedAt ? `Issued on ${day(issuedAt)}` : '',
    `Due on ${day(dueAt)}`,
    paidAt ? `Paid on ${day(paidAt)}` : '',
    voidedAt ? `Void since ${day(voidedAt)}. This invoice is not to be paid.` : '',
    `Plan ${printable(planName)}, ${period}`,
  ].filter((fact) => fact !== '');
}

function printLines(doc: Pdf, { lines, currency, taxTreatment }: PrintedInvoice, timezone: string): void {
  const hasTax = taxTreatment === 'STANDARD';
  printHeads(doc, ['Line', 'Units', 'Unit price', 'Share', 'Amount', hasTax ? 'Tax' : '']);
  for (const line of lines) {
    const { units, unitPriceMinor, share, amountMinor, taxMinor } = line;
    printRow(doc, [
      titleOf(line, timezone),
      units.toLocaleString('en-GB'),
      unitPriceText(unitPriceMinor, currency),
      percentText(share * 100),
      amountText(amountMinor, currency),
      hasTax ? amountText(taxMinor, currency) : '',
    ]);
  }
  doc.moveDown();
}

function printAmounts(doc: Pdf, invoice: PrintedInvoice): void {
  const { currency, totalMinor, taxTreatment, creditUses } = invoice;
  const note = taxTreatment ? NOTES[taxTreatment] : 'Amounts contain no taxes.';
  const due = creditUses.reduce((left, { amountMinor }) => left - amountMinor, totalMinor);
  const amounts = [
    ...amountsOf(invoice, invoice),
    note,
    ...creditUses.map(
      ({ creditNoteNumber, amountMinor }) =>
        `Credit from credit note ${creditNoteNumber} ${amountText(-amountMinor, currency)}`,
    ),
    creditUses.length > 0 ? `Amount due ${amountText(due, currency)}` : null,
  ];
  doc.text(amounts.filter((line) => line).join('\n'), { align: 'right' });
}

function printBlock(doc: Pdf, title: string, text: string): void {
  doc.moveDown(2).text(printable(`${title}\n${text}`), { height: 200, ellipsis: true });
}
