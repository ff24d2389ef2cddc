import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import type { FlowMeter, InvoiceLineKind, TaxTreatment } from '@frontdesk/domain';
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
const KINDS: Readonly<Record<InvoiceLineKind, string>> = {
  BASE: 'Base price',
  SEATS: 'Seats',
  OVERAGE: 'Usage',
  LATE_USAGE: 'Late usage',
};
/** Names of the meters with their units, unless the unit is a number. */
const METER_NAMES: Readonly<Record<FlowMeter, string>> = {
  ai_conversations: 'AI conversations',
  messages_out: 'Messages sent',
  messages_in: 'Messages received',
  campaign_messages: 'Campaign messages',
  call_seconds: 'Call time in seconds',
  model_tokens_in: 'Model input tokens',
  model_tokens_out: 'Model output tokens',
  model_cost_micros: 'Model cost in millionths of a US dollar',
};
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
  printLines(doc, invoice, timezone);
  printAmounts(doc, invoice);
  if (invoice.issuerBankDetails) printBlock(doc, 'Bank details', invoice.issuerBankDetails);
  doc.end();
  return doc;
}

/** Font file, which contains the letters of European languages, Arabic and Hebrew. Read only once. */
const FONT = readFile(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));

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

function dayIn(timezone: string) {
  const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timezone });
  return (time: Date) => dates.format(time);
}

const monthIn = (timezone: string, time: Date): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: timezone }).format(time);

/** Returns the first and the last day of a period. The end is exclusive, so the last day is one millisecond earlier. */
function periodText(start: Date, end: Date, timezone: string): string {
  const day = dayIn(timezone);
  return `${day(start)} to ${day(new Date(end.getTime() - 1))}`;
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

function printLines(doc: Pdf, { lines, currency, taxTreatment }: PrintedInvoice, timezone: string): void {
  const hasTax = taxTreatment === 'STANDARD';
  printRow(doc, ['Line', 'Units', 'Unit price', 'Share', 'Amount', hasTax ? 'Tax' : '']);
  doc.moveTo(MARGIN, doc.y).lineTo(RIGHT, doc.y).stroke();
  doc.moveDown(0.5);
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

function titleOf({ kind, usage }: PrintedInvoice['lines'][number], timezone: string): string {
  if (!usage) return KINDS[kind];
  const { meter, included, startsAt, endsAt } = usage;
  const text = `${METER_NAMES[meter]} above ${included.toLocaleString('en-GB')}, ${periodText(startsAt, endsAt, timezone)}`;
  return kind === 'LATE_USAGE' ? `Late usage of ${monthIn(timezone, startsAt)}: ${text}` : text;
}

/** Prints a row of the table, on a new page if the row does not fit. Long texts continue in further lines. */
function printRow(doc: Pdf, texts: readonly string[]): void {
  const cells = texts.map((text, at) => ({ text, at, cell: CELLS[at] ?? CELLS[0] }));
  const height = Math.max(...cells.map(({ text, cell: [, width] }) => doc.heightOfString(text, { width })));
  if (doc.y + height > doc.page.maxY()) doc.addPage();
  const top = doc.y;
  for (const { text, at, cell } of cells)
    doc.text(text, cell[0], top, { width: cell[1], align: at === 0 ? 'left' : 'right' });
  doc.x = MARGIN;
  doc.y = top + height;
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
const unitPriceText = (minor: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 14 }).format(
    Number(minor) / 100,
  );
const percentText = (percent: number): string => `${percent.toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;
const COUNTRIES = new Intl.DisplayNames('en-GB', { type: 'region' });
const countryOf = (country: string | null): string | null => country && (COUNTRIES.of(country) ?? country);
