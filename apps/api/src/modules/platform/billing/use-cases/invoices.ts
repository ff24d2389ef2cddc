import { INVOICE_LIMITS, normalizeText } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { findInvoiceWorkspace, invoiceById, lockInvoice } from '../invoices.repository.ts';
import { toInvoice } from '../to-invoice.ts';

interface CloseInvoice {
  readonly id: string;
  readonly reason: string;
}

/** Marks an open invoice as paid, with the reason, such as the reference of a bank transfer. */
export const markInvoicePaid = (ctx: SignedInContext, input: CloseInvoice) => closeInvoice(ctx, input, 'PAID');

/** Marks an open invoice as void. Its number remains used and its period is not billed again. */
export const voidInvoice = (ctx: SignedInContext, input: CloseInvoice) => closeInvoice(ctx, input, 'VOID');

async function closeInvoice(ctx: SignedInContext, input: CloseInvoice, status: 'PAID' | 'VOID') {
  const { services } = ctx;
  const reason = normalizeText(input.reason, INVOICE_LIMITS.reasonLength);
  if (!reason) return refused('INVOICE_REASON_INVALID', 'reason');
  const found = await findInvoiceWorkspace(services.database.system, input.id);
  if (!found) throw notFound();
  const { workspaceId } = found;
  return services.database.forWorkspace(workspaceId).write(async (tx) => {
    const before = await lockInvoice(tx, input.id);
    if (!before) throw notFound();
    if (before.status !== 'OPEN') return refused('INVOICE_NOT_OPEN', 'id');
    const now = services.clock();
    const at = status === 'PAID' ? { paidAt: now } : { voidedAt: now };
    const data = { status, ...at, closingReason: reason, closedByName: ctx.actor.name };
    await tx.invoiceRow.updateMany({ where: { id: input.id }, data });
    await recordEvent(
      tx,
      { ...ctx, workspace: { id: workspaceId } },
      {
        name: status === 'PAID' ? 'invoice.paid' : 'invoice.voided',
        subject: { type: 'Invoice', id: input.id },
        before: { status: before.status },
        after: { number: before.number, status, reason },
      },
    );
    const invoice = await invoiceById(tx, input.id);
    if (!invoice) throw notFound();
    return { invoice: toInvoice(invoice, now) } as const;
  });
}
