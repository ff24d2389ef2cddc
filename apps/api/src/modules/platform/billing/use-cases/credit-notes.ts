import { CREDIT_NOTE_LIMITS, INVOICE_LIMITS, normalizeText } from '@frontdesk/domain';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import {
  creditNoteById,
  findBalances,
  findCreditNote,
  type InvoiceLineToCredit,
  linesOfInvoice,
  lockCreditNote,
} from '../credit-notes.repository.ts';
import { findInvoiceWorkspace, invoiceById, isArchived, lockInvoice } from '../invoices.repository.ts';
import { type CreditedLine, issueNote } from '../issue-credit-note.ts';
import { lockSubscription } from '../subscriptions.repository.ts';
import { toCreditNote } from '../to-credit-note.ts';
import { toInvoice } from '../to-invoice.ts';

interface LineToCredit {
  /** Position of the line of the invoice. */
  readonly position: number;
  /** Amount without tax in minor units. */
  readonly amountMinor: number;
}

interface IssueCreditNote {
  readonly invoiceId: string;
  readonly reason: string;
  readonly lines: readonly LineToCredit[];
}

/**
 * Issues a credit note for lines of an invoice without a correction of usage. Refused for invoices of Stripe, for void
 * invoices, and for more than what earlier credit notes have left of a line.
 */
export async function issueCreditNote(ctx: SignedInContext, { invoiceId, lines, ...input }: IssueCreditNote) {
  const { system } = ctx.services.database;
  const reason = normalizeText(input.reason, INVOICE_LIMITS.reasonLength);
  if (!reason) return refused('INVOICE_REASON_INVALID', 'reason');
  const found = await findInvoiceWorkspace(system, invoiceId);
  if (!found) {
    if (await isArchived(system, invoiceId)) return refused('CREDIT_NOTE_WORKSPACE_DELETED', 'invoiceId');
    throw notFound();
  }
  const { workspaceId, subscriptionId } = found;
  return ctx.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await lockSubscription(tx, subscriptionId);
    const invoice = await lockInvoice(tx, invoiceId);
    if (!invoice || invoice.status === 'DRAFT') throw notFound();
    if (invoice.provider !== 'MANUAL') return refused('INVOICE_AT_STRIPE', 'invoiceId');
    if (invoice.status === 'VOID') return refused('CREDIT_NOTE_INVOICE_VOID', 'invoiceId');
    const credited = toCreditedLines(lines, await linesOfInvoice(tx, invoiceId));
    if (isRefused(credited)) return credited;
    const by = { ...ctx, workspace: { id: workspaceId } };
    return creditNoteOf(tx, ctx, await issueNote(tx, by, invoice, { correctionId: null, reason, lines: credited }));
  });
}

/** Returns the lines of the credit note, or a refusal if a line does not exist, is repeated or has not enough left. */
function toCreditedLines(lines: readonly LineToCredit[], existing: readonly InvoiceLineToCredit[]) {
  const isDistinct = new Set(lines.map(({ position }) => position)).size === lines.length;
  const isInRange = lines.length > 0 && lines.length <= CREDIT_NOTE_LIMITS.lines;
  const byPosition = new Map(existing.map((line) => [line.position, line]));
  const credited: CreditedLine[] = [];
  for (const { position, amountMinor } of lines) {
    const line = byPosition.get(position);
    if (!isDistinct || !isInRange || !line || !Number.isSafeInteger(amountMinor) || amountMinor < 1) break;
    if (amountMinor > line.amountMinor - line.creditedMinor) return refused('CREDIT_NOTE_TOO_HIGH', 'lines');
    credited.push({ line, units: 1, unitPriceMinor: String(amountMinor), amountMinor });
  }
  return credited.length > 0 && credited.length === lines.length
    ? credited
    : refused('CREDIT_NOTE_LINES_INVALID', 'lines');
}

interface MarkRefunded {
  readonly id: string;
  readonly reference: string;
}

/** Marks the balance of a credit note as refunded outside of Frontdesk. Later invoices do not use it any longer. */
export async function markCreditNoteRefunded(ctx: SignedInContext, { id, ...input }: MarkRefunded) {
  const reference = normalizeText(input.reference, INVOICE_LIMITS.reasonLength);
  if (!reference) return refused('CREDIT_NOTE_REFERENCE_INVALID', 'reference');
  const found = await findCreditNote(ctx.services.database.system, id);
  if (!found) throw notFound();
  const { workspaceId } = found;
  return ctx.services.database.forWorkspace(workspaceId).write(async (tx) => {
    const before = await lockCreditNote(tx, id);
    if (!before) throw notFound();
    const refundedMinor = Number(before.remainingMinor);
    if (refundedMinor === 0) return refused('CREDIT_NOTE_BALANCE_USED', 'id');
    const refunded = { remainingMinor: 0, refundedMinor };
    const about = { refundedAt: ctx.services.clock(), refundReference: reference, refundedByName: ctx.actor.name };
    await tx.creditNoteRow.updateMany({ where: { id }, data: { ...refunded, ...about } });
    await recordEvent(
      tx,
      { ...ctx, workspace: { id: workspaceId } },
      {
        name: 'credit_note.refunded',
        subject: { type: 'CreditNote', id },
        before: { remainingMinor: refundedMinor },
        after: { number: before.number, refundedMinor, reference },
      },
    );
    return creditNoteOf(tx, ctx, id);
  });
}

/** Returns a credit note and its invoice after a change. */
async function creditNoteOf(tx: Tx, { services }: SignedInContext, id: string) {
  const note = await creditNoteById(tx, id);
  const invoice = note && (await invoiceById(tx, note.invoiceId));
  if (!note || !invoice) throw notFound();
  return { creditNote: toCreditNote(note), invoice: toInvoice(invoice, services.clock()) } as const;
}

/** Returns the balances that the next invoices of the workspace use, by currency. */
export const creditBalances = (ctx: WorkspaceContext) => ctx.db.read(findBalances);
