import { CANCEL_AFTER_DAYS, nextUnpaidStep, type UnpaidInvoicesState } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
import type { InvoiceRow } from './invoices.repository.ts';
import { toInvoice } from './to-invoice.ts';

/** Result of checking the invoices of a subscription. */
export interface UnpaidCheck {
  /** Unpaid invoices whose due date has passed, oldest first. */
  readonly overdue: readonly InvoiceRow[];
  readonly unpaid: UnpaidInvoicesState;
  readonly graceDays: number;
}

const MAX_EMAILS = 20;
const MAX_LISTED = 5;

/** Sends an email about the unpaid invoices to up to 20 members who hold `billing.manage`. */
export async function remindOfInvoices(
  tx: Tx,
  services: Pick<Services, 'clock' | 'publicBaseUrl' | 'sealer'>,
  check: UnpaidCheck,
): Promise<void> {
  const { name, slug, timezone } = await tx.workspace.findFirstOrThrow({
    select: { name: true, slug: true, timezone: true },
  });
  const members = await membersWithPolicy(tx, 'billing.manage', services.clock());
  const content = {
    subject: `Unpaid invoices of ${name}`,
    paragraphs: [
      `These invoices of ${name} are past due:`,
      ...linesOf(check.overdue, timezone),
      stepText(check, timezone),
    ],
    action: { label: 'View invoices', url: `${services.publicBaseUrl}/admin/${slug}/billing` },
  };
  for (const { user } of members.slice(0, MAX_EMAILS)) await enqueueEmail(tx, services, { to: user.email, ...content });
}

function linesOf(overdue: readonly InvoiceRow[], timezone: string): string[] {
  const listed = overdue
    .slice(0, MAX_LISTED)
    .map((row) => toInvoice(row, row.dueAt))
    .map(
      ({ number, amountDueMinor, currency, dueAt }) =>
        `${number}: ${amount(amountDueMinor, currency)}, due on ${date(dueAt, timezone)}`,
    );
  const more = overdue.length - listed.length;
  return more > 0 ? [...listed, `${more} more`] : listed;
}

const BLOCKED = 'new campaigns, automatic and outbound calls, AI conversations, members and imports';

function stepText({ unpaid, graceDays }: UnpaidCheck, timezone: string): string {
  const next = nextUnpaidStep(unpaid, graceDays);
  const on = next ? date(next, timezone) : '';
  return unpaid.restrictedAt
    ? `Blocked until they are paid: ${BLOCKED}. If they are not paid by ${on}, the subscription is canceled.`
    : `If they are not paid by ${on}, these are blocked: ${BLOCKED}. ${CANCEL_AFTER_DAYS} days later, the subscription is canceled.`;
}

const amount = (minor: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 100);

const date = (time: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(time);
