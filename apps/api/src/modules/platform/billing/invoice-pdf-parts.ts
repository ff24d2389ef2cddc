import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FlowMeter, InvoiceLineKind } from '@frontdesk/domain';
import PdfKit from 'pdfkit';
import type { toInvoice } from './to-invoice.ts';

export type PrintedInvoice = Omit<ReturnType<typeof toInvoice>, 'workspaceId' | 'subscriptionId'>;
export type Pdf = InstanceType<typeof PdfKit>;

export const MARGIN = 50;
const COLUMN = 230;
export const RIGHT = 545;
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
/** Creates an empty document with a title. */
export async function newPdf(title: string, createdAt: Date): Promise<Pdf> {
  const info = { Title: title, CreationDate: createdAt };
  const doc = new PdfKit({ size: 'A4', margin: MARGIN, info }).font(await FONT);
  return doc.fontSize(18).text(title).moveDown(0.5).fontSize(9);
}

/** Font file, which contains the letters of European languages, Arabic and Hebrew. Read only once. */
const FONT = readFile(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));

export function dayIn(timezone: string) {
  const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timezone });
  return (time: Date) => dates.format(time);
}

const monthIn = (timezone: string, time: Date): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: timezone }).format(time);

/** Returns the first and the last day of a period. The end is exclusive, so the last day is one millisecond earlier. */
export function periodText(start: Date, end: Date, timezone: string): string {
  const day = dayIn(timezone);
  return `${day(start)} to ${day(new Date(end.getTime() - 1))}`;
}

export function printParties(doc: Pdf, invoice: PrintedInvoice): void {
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

export function titleOf({ kind, usage }: PrintedInvoice['lines'][number], timezone: string): string {
  if (!usage) return KINDS[kind];
  const { meter, included, startsAt, endsAt } = usage;
  const text = `${METER_NAMES[meter]} above ${included.toLocaleString('en-GB')}, ${periodText(startsAt, endsAt, timezone)}`;
  return kind === 'LATE_USAGE' ? `Late usage of ${monthIn(timezone, startsAt)}: ${text}` : text;
}

/** Prints a row of the table, on a new page if the row does not fit. Long texts continue in further lines. */
export function printRow(doc: Pdf, texts: readonly string[]): void {
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

/** Prints the heads of the columns and a line below them. */
export function printHeads(doc: Pdf, heads: readonly string[]): void {
  printRow(doc, heads);
  doc.moveTo(MARGIN, doc.y).lineTo(RIGHT, doc.y).stroke();
  doc.moveDown(0.5);
}

interface Amounts {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** Returns the lines for the amounts of a document that has the tax of an invoice. */
export function amountsOf(
  { currency, taxTreatment, taxName, taxPercent }: PrintedInvoice,
  { netMinor, taxMinor, totalMinor }: Amounts,
): string[] {
  const tax = taxTreatment === 'STANDARD' ? `${taxName} ${percentText(taxPercent ?? 0)}` : null;
  const amounts = [
    `Net ${amountText(netMinor, currency)}`,
    tax && `${printable(tax)} ${amountText(taxMinor, currency)}`,
    `Total ${amountText(totalMinor, currency)}`,
  ];
  return amounts.filter((line) => line !== null);
}

/** Removes control characters except line breaks, because PDF readers show them as boxes. */
export const printable = (text: string): string => text.replaceAll(/(?!\n)\p{Cc}/gu, '');

export const amountText = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);
export const unitPriceText = (minor: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 14 }).format(
    Number(minor) / 100,
  );
export const percentText = (percent: number): string =>
  `${percent.toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`;
const COUNTRIES = new Intl.DisplayNames('en-GB', { type: 'region' });
const countryOf = (country: string | null): string | null => country && (COUNTRIES.of(country) ?? country);
