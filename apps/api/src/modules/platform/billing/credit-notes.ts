import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { invoiceOf, maskNotes } from './billing-lists.ts';
import { creditNoteById, findArchivedWith, findCreditNote, findCreditNotes } from './credit-notes.repository.ts';
import { findPrinted } from './invoices.repository.ts';
import { toCreditNote } from './to-credit-note.ts';
import { toArchivedInvoice, toInvoice } from './to-invoice.ts';

/** Returns the credit notes of the workspace, newest first. Contact details in their texts are masked. */
export async function listCreditNotes(ctx: WorkspaceContext, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await ctx.db.read((tx) => findCreditNotes(tx, page));
  const notes = (await maskNotes(ctx, rows)).map(toCreditNote);
  return connectionFrom(notes, { page, totalCount, at: ({ issuedAt }) => issuedAt });
}

/** Returns a credit note of the workspace with its invoice. Throws NOT_FOUND if there is none with this id. */
export async function creditNoteOf(ctx: WorkspaceContext, id: string) {
  const stored = await ctx.db.read((tx) => creditNoteById(tx, id));
  if (!stored) throw notFound();
  return noteOf(await invoiceOf(ctx, stored.invoiceId), id);
}

/** Returns a credit note of any workspace, including deleted ones, with its invoice and the time zone for its dates. */
export async function platformCreditNoteOf({ database: { system }, clock }: Services, id: string) {
  const invoiceId = (await findCreditNote(system, id))?.invoiceId ?? (await findArchivedWith(system, id));
  const found = invoiceId === null ? null : await findPrinted(system, invoiceId);
  if (!found) throw notFound();
  const invoice = found.live ? toInvoice(found.live, clock()) : toArchivedInvoice(found.archived, clock());
  return { ...noteOf(invoice, id), timezone: found.timezone };
}

type CreditedInvoice = ReturnType<typeof toInvoice> | ReturnType<typeof toArchivedInvoice>;

function noteOf<Invoice extends CreditedInvoice>(invoice: Invoice, id: string) {
  const note = invoice.creditNotes.find((one) => one.id === id);
  if (!note) throw notFound();
  return { note, invoice };
}
