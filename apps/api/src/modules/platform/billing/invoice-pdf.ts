import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import type { InvoiceLineKind, TaxTreatment } from '@frontdesk/domain';
import PdfKit from 'pdfkit';
import type { toInvoice } from './to-invoice.ts';

type PrintedInvoice = Omit<ReturnType<typeof toInvoice>, 'workspaceId' | 'subscriptionId'>;
type Pdf = InstanceType<typeof PdfKit>;

const MARGIN = 50;
const COLUMN = 230;
const RIGHT = 545;
/** Left edge and width of each column in the table of invoice lines, in points. */
const CELLS = [
  [MARGIN, 165],
  [220, 50],
  [275, 80],
  [360, 50],
  [415, 60],
  [480, 65],
] as const;
const KINDS: Readonly<Record<InvoiceLineKind, string>> = { BASE: 'Base price', SEATS: 'Seats' };
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
  const info = { Title: `Invoice ${number}`, CreationDate: invoice.issuedAt ?? invoice.createdAt };
  const doc = new PdfKit({ size: 'A4', margin: MARGIN, info }).font(await FONT);
  doc.fontSize(18).text(`Invoice ${number}`).moveDown(0.5).fontSize(9);
  for (const fact of factsOf(invoice, timezone)) doc.text(fact);
  doc.moveDown();
  printParties(doc, invoice);
  printLines(doc, invoice);
  printAmounts(doc, invoice);
  if (invoice.issuerBankDetails) printBlock(doc, 'Bank details', invoice.issuerBankDetails);
  doc.end();
  return doc;
}

/** Font file, which contains the letters of European languages, Arabic and Hebrew. Read only once. */
const FONT = readFile(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));

function factsOf(invoice: PrintedInvoice, timezone: string): string[] {
  const { issuedAt, dueAt, paidAt, voidedAt, planName, periodStart, periodEnd } = invoice;
  const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timezone });
  const day = (time: Date) => dates.format(time);
  // The end of the period is exclusive, so the last day is one millisecond earlier.
  const period = `${day(periodStart)} to ${day(new Date(periodEnd.getTime() - 1))}`;
  return [
    issuedAt ? `Issued on ${day(issuedAt)}` : '',
    `Due on ${day(dueAt)}`,
    paidAt ? `Paid on ${day(paidAt)}` : '',
    voidedAt ? `Void since ${day(voidedAt)}. This invoice is not to be paid.` : '',
    `Plan ${printable(planName)}, ${period}`,
  ].filter((fact) => fact !== '');
}

function printParties(doc: Pdf, invoice: PrintedInvoice): void {
  const top = doc.y;
  const payer = [
    invoice.payerName,
    invoice.payerAddress,
    countryOf(invoice.payerCountry),
    invoice.payerVatId && `VAT ID ${invoice.payerVatId}`,
  ];
  const issuer = [
    invoice.issuerName,
    invoice.issuerAddress,
    countryOf(invoice.issuerCountry),
    invoice.issuerTaxId && `Tax ID ${invoice.issuerTaxId}`,
  ];
  const bottom = printParty(doc, { title: 'Payer', lines: payer, left: MARGIN, top });
  const other = invoice.issuerName
    ? printParty(doc, { title: 'Issuer', lines: issuer, left: RIGHT - COLUMN, top })
    : bottom;
  doc.x = MARGIN;
  doc.y = Math.max(bottom, other) + 20;
}

interface Party {
  readonly title: string;
  readonly lines: readonly (string | null)[];
  readonly left: number;
  readonly top: number;
}

/**
 * Prints a party of the invoice and returns the vertical position below it. A text that is too long for the page is
 * truncated.
 */
function printParty(doc: Pdf, { title, lines, left, top }: Party): number {
  const text = [title, ...lines.filter((line) => line)].join('\n');
  doc.text(printable(text), left, top, { width: COLUMN, height: 300, ellipsis: true });
  return doc.y;
}

function printLines(doc: Pdf, { lines, currency, taxTreatment }: PrintedInvoice): void {
  const hasTax = taxTreatment === 'STANDARD';
  printRow(doc, ['Line', 'Units', 'Unit price', 'Share', 'Amount', hasTax ? 'Tax' : '']);
  doc.moveTo(MARGIN, doc.y).lineTo(RIGHT, doc.y).stroke();
  doc.moveDown(0.5);
  for (const { kind, units, unitPriceMinor, share, amountMinor, taxMinor } of lines)
    printRow(doc, [
      KINDS[kind],
      units.toLocaleString('en-GB'),
      amountText(Number(unitPriceMinor), currency),
      percentText(share * 100),
      amountText(amountMinor, currency),
      hasTax ? amountText(taxMinor, currency) : '',
    ]);
  doc.moveDown();
}

function printRow(doc: Pdf, texts: readonly string[]): void {
  const top = doc.y;
  texts.forEach((text, at) => {
    const [left, width] = CELLS[at] ?? CELLS[0];
    doc.text(text, left, top, { width, align: at === 0 ? 'left' : 'right' });
  });
  doc.x = MARGIN;
  doc.moveDown(0.5);
}

function printAmounts(doc: Pdf, invoice: PrintedInvoice): void {
  const { currency, netMinor, taxMinor, totalMinor, taxTreatment, taxName, taxPercent } = invoice;
  const tax = taxTreatment === 'STANDARD' ? `${taxName} ${percentText(taxPercent ?? 0)}` : null;
  const amounts = [
    `Net ${amountText(netMinor, currency)}`,
    tax && `${printable(tax)} ${amountText(taxMinor, currency)}`,
    `Total ${amountText(totalMinor, currency)}`,
    taxTreatment ? NOTES[taxTreatment] : 'Amounts contain no taxes.',
  ];
  doc.text(amounts.filter((line) => line).join('\n'), { align: 'right' });
}

function printBlock(doc: Pdf, title: string, text: string): void {
  doc.moveDown(2).text(printable(`${title}\n${text}`), { height: 200, ellipsis: true });
}

/** Removes control characters except line breaks, because PDF readers show them as boxes. */
const printable = (text: string): string => text.replaceAll(/(?!\n)\p{Cc}/gu, '');

const amountText = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);
const percentText = (percent: number): string => `${percent.toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;
const COUNTRIES = new Intl.DisplayNames('en-GB', { type: 'region' });
const countryOf = (country: string | null): string | null => country && (COUNTRIES.of(country) ?? country);
