import { INVOICE_LIMITS, type MeterKey, normalizeText, USAGE_LIMITS } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { notesOfCorrection } from '../credit-notes.repository.ts';
import { lockInvoice } from '../invoices.repository.ts';
import { type CreditedLine, type Issuer, issueNote } from '../issue-credit-note.ts';
import { findWorkspaceId } from '../subscriptions.repository.ts';
import { toCreditNote } from '../to-credit-note.ts';
import { toUsageEvent } from '../to-usage-event.ts';
import {
  type CreditedMonth,
  correctionsOf,
  creditedMonths,
  eventsWithKey,
  findCorrection,
  lockCorrections,
  remainingOf,
  storeCorrection,
  type UsageEventRow,
} from '../usage-corrections.ts';

interface CorrectUsage {
  /** Slug of the workspace. */
  readonly workspace: string;
  readonly meter: MeterKey;
  readonly key: string;
  readonly quantity: number;
  readonly reason: string;
  /** Id that the caller chooses. The same id corrects only once. */
  readonly correctionId: string;
}

type ValidCorrection = Omit<CorrectUsage, 'workspace'>;

/**
 * Deducts a part of a usage event, or all of it. Usage that is not billed is charged less. Usage that an invoice
 * charged gets a credit note for the lines that charged it. A repeated call with the same id changes nothing and returns
 * the same correction.
 */
export async function correctUsage(ctx: SignedInContext, { workspace, ...input }: CorrectUsage) {
  const reason = normalizeText(input.reason, INVOICE_LIMITS.reasonLength);
  if (!reason) return refused('INVOICE_REASON_INVALID', 'reason');
  if (!Number.isSafeInteger(input.quantity) || input.quantity < 1)
    return refused('USAGE_CORRECTION_INVALID', 'quantity');
  const workspaceId = await findWorkspaceId(ctx.services.database.system, workspace);
  if (!workspaceId) throw notFound();
  const by = { ...ctx, workspace: { id: workspaceId } };
  return ctx.services.database.forWorkspace(workspaceId).write(async (tx) => {
    await lockCorrections(tx);
    const event = await eventToCorrect(tx, input, ctx.services.clock());
    if (isRefused(event)) return event;
    const repeated = await findCorrection(tx, input.correctionId);
    if (repeated) {
      const isSame = repeated.correctsKey === event.key && Number(repeated.quantity) === -input.quantity;
      return isSame && repeated.meter === event.meter
        ? correctionOf(tx, event, input.correctionId)
        : refused('USAGE_CORRECTION_EXISTS', 'correctionId');
    }
    const refusal = await applyCorrection(tx, by, event, { ...input, reason });
    return refusal ?? correctionOf(tx, event, input.correctionId);
  });
}

/** Returns the event to correct, or a refusal. */
async function eventToCorrect(tx: Tx, { key, meter }: ValidCorrection, now: Date): Promise<UsageEventRow | Refused> {
  const text = normalizeText(key, USAGE_LIMITS.keyLength);
  const events = text ? await eventsWithKey(tx, text) : [];
  const event = events.find((one) => one.meter === meter);
  if (!event)
    return events.length > 0 ? refused('USAGE_EVENT_OTHER_METER', 'meter') : refused('USAGE_EVENT_UNKNOWN', 'key');
  const from = new Date(now);
  from.setUTCMonth(from.getUTCMonth() - USAGE_LIMITS.correctionMonths);
  return event.occurredAt < from ? refused('USAGE_EVENT_TOO_OLD', 'key') : event;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function applyCorrection(
  tx: Tx,
  by: Issuer,
  event: UsageEventRow,
  { correctionId, quantity, reason }: ValidCorrection,
): Promise<Refused | null> {
  const { meter, key } = event;
  const left = remainingOf(event, await correctionsOf(tx, meter, [key]));
  if (quantity > left) return refused('USAGE_CORRECTION_TOO_HIGH', 'quantity');
  const months = await creditedMonths(tx, event, quantity);
  if (months.some(({ isVoid }) => isVoid)) return refused('USAGE_CORRECTION_INVOICE_VOID', 'key');
  await storeCorrection(tx, event, { correctionId, quantity, reason });
  await recordEvent(tx, by, {
    name: 'usage.corrected',
    subject: { type: 'UsageCorrection', id: correctionId },
    before: { remaining: left },
    after: { meter, key, quantity, remaining: left - quantity, reason },
  });
  for (const month of months) await creditMonth(tx, by, month, { correctionId, reason });
  return null;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function creditMonth(
  tx: Tx,
  by: Issuer,
  { where, quantity, lines }: CreditedMonth,
  note: { readonly correctionId: string; readonly reason: string },
) {
  await tx.billedUsage.updateMany({ where, data: { quantity } });
  for (const [invoiceId, credited] of byInvoice(lines)) {
    const invoice = await lockInvoice(tx, invoiceId);
    if (!invoice) throw new Error('The invoice of a line does not exist.');
    await issueNote(tx, by, invoice, { ...note, lines: credited });
  }
}

/** Returns the lines by the id of their invoice. */
function byInvoice(lines: readonly CreditedLine[]): ReadonlyMap<string, readonly CreditedLine[]> {
  const found = new Map<string, CreditedLine[]>();
  for (const one of lines) found.set(one.line.invoiceId, [...(found.get(one.line.invoiceId) ?? []), one]);
  return found;
}

async function correctionOf(tx: Tx, event: UsageEventRow, correctionId: string) {
  const corrections = await correctionsOf(tx, event.meter, [event.key]);
  const notes = await notesOfCorrection(tx, correctionId);
  return { usageEvent: toUsageEvent(event, corrections), creditNotes: notes.map(toCreditNote) } as const;
}
