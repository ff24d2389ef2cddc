import { INVOICE_LIMITS, normalizeText } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import {
  archivedById,
  findInvoiceWorkspace,
  invoiceById,
  isCredited,
  lockArchivedInvoice,
  lockInvoice,
} from '../invoices.repository.ts';
import { lockSubscription } from '../subscriptions.repository.ts';
import { toArchivedInvoice, toInvoice } from '../to-invoice.ts';
import { releaseIfPaid } from '../unpaid-invoices.ts';

interface CloseInvoice {
  readonly id: string;
  readonly reason: string;
}

type ClosedStatus = 'PAID' | 'VOID';

/**
 * Marks an open invoice as paid, with a reason, such as the reference of a bank transfer. The subscription becomes
 * active again if none of its other invoices is past due.
 */
export const markInvoicePaid = (ctx: SignedInContext, input: CloseInvoice) => closeInvoice(ctx, input, 'PAID');

/**
 * Marks an open invoice as void. The invoice number is not reused, and the period is not billed again. Refused for an
 * invoice with credit notes or a used balance, which would be lost.
 */
export const voidInvoice = (ctx: SignedInContext, input: CloseInvoice) => closeInvoice(ctx, input, 'VOID');

async function closeInvoice(ctx: SignedInContext, input: CloseInvoice, status: ClosedStatus) {
  const { services } = ctx;
  const reason = normalizeText(input.reason, INVOICE_LIMITS.reasonLength);
  if (!reason) return refused('INVOICE_REASON_INVALID', 'reason');
  const closed = { id: input.id, reason };
  const found = await findInvoiceWorkspace(services.database.system, input.id);
  const answer = found && (await closeInWorkspace(ctx, found, closed, status));
  return answer ?? closeArchived(ctx, closed, status);
}

/** Closes an invoice of an existing workspace. Returns null if the workspace was deleted. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
const closeInWorkspace = (
  ctx: SignedInContext,
  { workspaceId, subscriptionId }: { readonly workspaceId: string; readonly subscriptionId: string },
  { id, reason }: CloseInvoice,
  status: ClosedStatus,
) =>
  ctx.services.database.forWorkspace(workspaceId).write(async (tx) => {
    // The subscription is locked first, as by all that changes its invoices.
    await lockSubscription(tx, subscriptionId);
    const before = await lockInvoice(tx, id);
    if (!before) return null;
    if (before.provider !== 'MANUAL') return refused('INVOICE_AT_STRIPE', 'id');
    if (before.status !== 'OPEN') return refused('INVOICE_NOT_OPEN', 'id');
    if (status === 'VOID' && (await isCredited(tx, id))) return refused('INVOICE_CREDITED', 'id');
    await tx.invoiceRow.updateMany({ where: { id }, data: closing(ctx, reason, status) });
    const by = { ...ctx, workspace: { id: workspaceId } };
    await recordEvent(tx, by, {
      name: status === 'PAID' ? 'invoice.paid' : 'invoice.voided',
      subject: { type: 'Invoice', id },
      before: { status: before.status },
      after: { number: before.number, status, reason },
    });
    await releaseIfPaid(tx, by, before.subscriptionId);
    const invoice = await invoiceById(tx, id);
    if (!invoice) throw notFound();
    return { invoice: toInvoice(invoice, ctx.services.clock()) } as const;
  });

/** Closes an invoice of a deleted workspace. The change is recorded in the platform log. */
const closeArchived = (ctx: SignedInContext, { id, reason }: CloseInvoice, status: ClosedStatus) =>
  ctx.services.database.system.write(async (tx) => {
    const before = await lockArchivedInvoice(tx, id);
    if (!before) throw notFound();
    if (before.status !== 'OPEN') return refused('INVOICE_NOT_OPEN', 'id');
    const credits = [before.creditNotes, before.creditUses].flat();
    if (status === 'VOID' && credits.length > 0) return refused('INVOICE_CREDITED', 'id');
    await tx.archivedInvoice.updateMany({ where: { id }, data: closing(ctx, reason, status) });
    await recordPlatformEvent(tx, ctx, {
      name: status === 'PAID' ? 'archived_invoice.paid' : 'archived_invoice.voided',
      subject: { type: 'Invoice', id },
      before: { status: before.status },
      after: { number: before.number, status, reason },
    });
    const invoice = await archivedById(tx, id);
    if (!invoice) throw notFound();
    return { invoice: toArchivedInvoice(invoice, ctx.services.clock()) } as const;
  });

function closing(ctx: SignedInContext, reason: string, status: ClosedStatus) {
  const now = ctx.services.clock();
  const at = status === 'PAID' ? { paidAt: now } : { voidedAt: now };
  return { status, ...at, closingReason: reason, closedByName: ctx.actor.name };
}
