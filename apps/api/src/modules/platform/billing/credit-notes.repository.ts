import type { CreditableLine } from '@frontdesk/domain';
import type { CreditNoteLineRow, CreditNoteRow as StoredNote } from '../../../db/generated/client.ts';
import { lockRow, preventDeletion } from '../../../db/lock.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

export type CreditNoteRow = StoredNote & { readonly lines: readonly CreditNoteLineRow[] };
/** Credit note with the number of its invoice. */
export type NumberedNote = CreditNoteRow & { readonly invoice: { readonly number: string | null } };

/** Line of an invoice with what its credit notes have deducted, and with the columns that a new credit note needs. */
export interface InvoiceLineToCredit extends CreditableLine {
  readonly invoiceId: string;
  readonly position: number;
  readonly unitPriceMinor: string;
}

/** Selects the lines of invoices as `InvoiceLineToCredit`. */
const CREDITABLE = `
  select l.invoice_id as "invoiceId", l.position, l.units::float8 as units, l.amount_minor::float8 as "amountMinor",
    trim_scale(l.unit_price)::text as "unitPriceMinor", c.units::float8 as "correctedUnits",
    c.amount::float8 as "creditedMinor", i.status
    from invoice_lines l join invoices i on i.workspace_id = l.workspace_id and i.id = l.invoice_id
    cross join lateral (
      select coalesce(sum(cl.units) filter (where n.correction_id is not null), 0) as units,
        coalesce(sum(cl.amount_minor), 0) as amount
        from credit_notes n join credit_note_lines cl
          on cl.workspace_id = n.workspace_id and cl.credit_note_id = n.id
       where n.workspace_id = l.workspace_id and n.invoice_id = l.invoice_id and cl.position = l.position) c`;

/** Returns the lines of an invoice. */
export const linesOfInvoice = (tx: Tx, invoiceId: string): Promise<InvoiceLineToCredit[]> =>
  tx.run<InvoiceLineToCredit>({
    name: null,
    text: `${CREDITABLE} where l.invoice_id = $1::uuid order by l.position`,
    values: [invoiceId],
  });

interface BilledMonth {
  readonly subscriptionId: string;
  readonly meter: string;
  readonly startsAt: Date;
}

/** Returns the lines that charged the usage of a billed month, newest first, with the status of their invoice. */
export const linesOfMonth = (tx: Tx, { subscriptionId, meter, startsAt }: BilledMonth) =>
  tx.run<InvoiceLineToCredit & { readonly status: string }>({
    name: null,
    text: `${CREDITABLE} where i.subscription_id = $1::uuid and l.meter = $2 and l.usage_starts_at = $3::timestamptz
      order by i.created_at desc, i.id desc, l.position desc`,
    values: [subscriptionId, meter, startsAt],
  });

/** Returns the part of the total of an invoice that credit notes and balances have not covered, in minor units. */
export async function amountDue(tx: Tx, invoiceId: string): Promise<number> {
  const [row] = await tx.sql<{ due: number }>`
    select (i.total_minor
      - (select coalesce(sum(n.lowered_minor), 0) from credit_notes n where n.invoice_id = i.id)
      - (select coalesce(sum(u.amount_minor), 0) from credit_uses u where u.invoice_id = i.id))::float8 as due
      from invoices i where i.id = ${invoiceId}::uuid`;
  if (!row) throw new Error('The invoice does not exist.');
  return row.due;
}

/**
 * Reserves the next credit note number of a year. Other transactions wait until this one ends, so that no number is
 * skipped.
 */
export async function takeCreditNoteNumber(tx: Tx, year: number): Promise<string> {
  const [row] = await tx.sql<{ number: string }>`select app.next_credit_note_number(${year}::int) as number`;
  if (!row) throw new Error('No number was returned.');
  return row.number;
}

interface Available {
  readonly id: string;
  readonly creditNoteNumber: string;
  readonly remainingMinor: number;
}

/** Locks the credit notes of the workspace with a balance in a currency, and returns them, oldest first. */
export const lockAvailable = (tx: Tx, currency: string) =>
  tx.sql<Available>`
    select id, number as "creditNoteNumber", remaining_minor::float8 as "remainingMinor" from credit_notes
     where currency = ${currency} and remaining_minor > 0 order by issued_at, id for update`;

/** Returns the balances of the credit notes of the workspace, by currency. */
export const findBalances = (tx: Tx) =>
  tx.sql<{ currency: string; amountMinor: number }>`
    select currency, sum(remaining_minor)::float8 as "amountMinor" from credit_notes
     where remaining_minor > 0 group by currency order by currency`;

const WITH_INVOICE = {
  lines: { orderBy: { position: 'asc' as const } },
  invoice: { select: { number: true } },
};

/** Returns the credit notes of the current workspace, newest first. */
export async function findCreditNotes(tx: Tx, { take, after }: Page) {
  const rows = await tx.creditNoteRow.findMany({
    where: after ? { OR: [{ issuedAt: { lt: after.at } }, { issuedAt: after.at, id: { lt: after.id } }] } : {},
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take,
    include: WITH_INVOICE,
  });
  return { rows, totalCount: await tx.creditNoteRow.count() };
}

export const creditNoteById = (tx: Tx, id: string): Promise<NumberedNote | null> =>
  tx.creditNoteRow.findFirst({ where: { id }, include: WITH_INVOICE });

/** Returns the credit notes of a correction of usage, in the order of their numbers. */
export const notesOfCorrection = (tx: Tx, correctionId: string): Promise<NumberedNote[]> =>
  tx.creditNoteRow.findMany({
    where: { correctionId },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    include: WITH_INVOICE,
  });

export async function lockCreditNote(tx: Tx, id: string): Promise<StoredNote | null> {
  await preventDeletion(tx);
  return lockRow<StoredNote>(tx, 'CreditNoteRow', id);
}

/** Finds the workspace and the invoice to which a credit note belongs. Returns null if there is no such credit note. */
export const findCreditNote = ({ prisma }: SystemDb, id: string) =>
  prisma.creditNoteRow.findFirst({ where: { id }, select: { workspaceId: true, invoiceId: true } });

/** Returns the id of the archived invoice that contains a credit note of a deleted workspace, or null. */
export const findArchivedWith = async ({ prisma }: SystemDb, id: string): Promise<string | null> =>
  (
    await prisma.archivedInvoice.findFirst({
      where: { creditNotes: { array_contains: [{ id }] } },
      select: { id: true },
    })
  )?.id ?? null;
