import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { resolveDownload, resolvePlatformDownload, sendFile } from '../../../http/download.ts';
import { invoiceOf } from './billing-lists.ts';
import { creditNotePdf, type PrintedCreditNote } from './credit-note-pdf.ts';
import { creditNoteOf, platformCreditNoteOf } from './credit-notes.ts';
import { invoicePdf } from './invoice-pdf.ts';
import { findPrinted, timezoneOf } from './invoices.repository.ts';
import { toArchivedInvoice, toInvoice } from './to-invoice.ts';

type DownloadRoute = { Params: { '*': string } };
const PDF = 'application/pdf';

/**
 * Adds `GET /downloads/invoices/<token>` and `GET /downloads/platform-invoices/<token>`, which return an invoice as a
 * PDF file: the first to members who can read the invoices of the workspace, the second to global admins. Also adds
 * `GET /downloads/credit-notes/<token>` and `GET /downloads/platform-credit-notes/<token>` for credit notes.
 */
export async function downloadInvoice(app: FastifyInstance, services: Services) {
  app.get<DownloadRoute>('/downloads/invoices/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'Invoice']);
    const invoice = await invoiceOf(ctx, fileId);
    const file = { name: `${invoice.number}.pdf`, type: PDF };
    return sendFile(reply, file, await invoicePdf(invoice, await ctx.db.read(timezoneOf)));
  });
  app.get<DownloadRoute>('/downloads/platform-invoices/*', async (request, reply) => {
    const { fileId } = await resolvePlatformDownload(services, { request, reply }, ['read', 'Platform']);
    const found = await findPrinted(services.database.system, fileId);
    if (!found) throw notFound();
    const now = services.clock();
    const invoice = found.live ? toInvoice(found.live, now) : toArchivedInvoice(found.archived, now);
    const file = { name: `${invoice.number}.pdf`, type: PDF };
    return sendFile(reply, file, await invoicePdf(invoice, found.timezone));
  });
  app.get<DownloadRoute>('/downloads/credit-notes/*', async (request, reply) => {
    const { ctx, fileId } = await resolveDownload(services, { request, reply }, ['read', 'Invoice']);
    const printed = await creditNoteOf(ctx, fileId);
    return sendCreditNote(reply, printed, await ctx.db.read(timezoneOf));
  });
  app.get<DownloadRoute>('/downloads/platform-credit-notes/*', async (request, reply) => {
    const { fileId } = await resolvePlatformDownload(services, { request, reply }, ['read', 'Platform']);
    const { timezone, ...printed } = await platformCreditNoteOf(services, fileId);
    return sendCreditNote(reply, printed, timezone);
  });
}

const sendCreditNote = async (reply: FastifyReply, printed: PrintedCreditNote, timezone: string) =>
  sendFile(reply, { name: `${printed.note.number}.pdf`, type: PDF }, await creditNotePdf(printed, timezone));
