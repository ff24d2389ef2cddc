import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { createDownloadUrl, createPlatformDownloadUrl } from '../../../../http/download-url.ts';
import { invoiceOf } from '../billing-lists.ts';
import { creditNoteOf, platformCreditNoteOf } from '../credit-notes.ts';
import { findPrinted } from '../invoices.repository.ts';

/**
 * Creates a download URL for the PDF file of an invoice of the workspace. Throws NOT_FOUND for a draft and for API
 * keys. Rejects invoices of Stripe.
 */
export async function createInvoiceLink(ctx: WorkspaceContext, { id }: { readonly id: string }) {
  const { number, provider } = await invoiceOf(ctx, id);
  if (!number) throw notFound();
  if (provider !== 'MANUAL') return refused('INVOICE_AT_STRIPE', 'id');
  return createDownloadUrl(ctx, 'invoices', id);
}

/** Creates a download URL for the PDF file of an invoice of any workspace, including deleted ones. */
export async function createPlatformInvoiceLink(ctx: SignedInContext, { id }: { readonly id: string }) {
  const printed = await findPrinted(ctx.services.database.system, id);
  if (!printed) throw notFound();
  if (printed.live && printed.live.provider !== 'MANUAL') return refused('INVOICE_AT_STRIPE', 'id');
  return createPlatformDownloadUrl(ctx, 'platform-invoices', id);
}

/** Creates a download URL for the PDF file of a credit note of the workspace. Throws NOT_FOUND for API keys. */
export async function createCreditNoteLink(ctx: WorkspaceContext, { id }: { readonly id: string }) {
  await creditNoteOf(ctx, id);
  return createDownloadUrl(ctx, 'credit-notes', id);
}

/** Creates a download URL for the PDF file of a credit note of any workspace, including deleted ones. */
export async function createPlatformCreditNoteLink(ctx: SignedInContext, { id }: { readonly id: string }) {
  await platformCreditNoteOf(ctx.services, id);
  return createPlatformDownloadUrl(ctx, 'platform-credit-notes', id);
}
