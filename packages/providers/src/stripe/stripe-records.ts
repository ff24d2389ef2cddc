import * as z from 'zod';
import type { PaymentInvoice, PaymentSubscription, PaymentSubscriptionStatus } from '../ports/payments-port.ts';

const seconds = z.number().transform((value) => new Date(value * 1000));
const id = z.string().min(1);
/** A reference to an object, which Stripe returns as an id or as the complete object. */
const reference = z.union([id, z.object({ id }).transform((object) => object.id)]);

const STATUSES: Readonly<Record<string, PaymentSubscriptionStatus>> = {
  incomplete: 'INCOMPLETE',
  incomplete_expired: 'EXPIRED',
  trialing: 'TRIALING',
  active: 'ACTIVE',
  past_due: 'PAST_DUE',
  unpaid: 'UNPAID',
  paused: 'PAUSED',
  canceled: 'CANCELED',
};

const schedule = z.object({
  id,
  phases: z.array(
    z.object({ start_date: seconds, items: z.array(z.object({ price: reference, quantity: z.number().default(1) })) }),
  ),
});

const subscription = z.object({
  id,
  customer: reference,
  status: z.string().transform((word, ctx) => {
    const known = STATUSES[word];
    if (known) return known;
    ctx.addIssue(`The status ${word} is not known.`);
    return z.NEVER;
  }),
  start_date: seconds,
  cancel_at: seconds.nullish(),
  cancel_at_period_end: z.boolean(),
  ended_at: seconds.nullish(),
  schedule: z.union([id.transform((key) => ({ id: key, phases: [] })), schedule]).nullish(),
  cancellation_details: z.object({ reason: z.string().nullish() }).nullish(),
  items: z.object({
    data: z
      .array(
        z.object({
          id,
          price: z.object({ id }),
          quantity: z.number().default(1),
          current_period_start: seconds,
          current_period_end: seconds,
        }),
      )
      .min(1),
  }),
});

/** Parses a subscription. Its paid period ends with the latest period of its items. */
export function toSubscription(answer: unknown): PaymentSubscription {
  const read = subscription.parse(answer);
  const items = read.items.data;
  const periodEndsAt = new Date(Math.max(...items.map((item) => item.current_period_end.getTime())));
  const phase = read.schedule?.phases.find(({ start_date: start }) => start >= periodEndsAt);
  return {
    subscriptionId: read.id,
    customerId: read.customer,
    status: read.status,
    items: items.map(({ id: itemId, price, quantity }) => ({ itemId, priceId: price.id, quantity })),
    startsAt: read.start_date,
    periodStartsAt: new Date(Math.min(...items.map((item) => item.current_period_start.getTime()))),
    periodEndsAt,
    scheduleId: read.schedule?.id ?? null,
    scheduled: phase
      ? { items: phase.items.map(({ price, quantity }) => ({ priceId: price, quantity })), at: phase.start_date }
      : null,
    cancelsAt: read.cancel_at ?? (read.cancel_at_period_end ? periodEndsAt : null),
    endedAt: read.ended_at ?? null,
    isCanceledForPayment: read.cancellation_details?.reason === 'payment_failed',
  };
}

const INVOICE_STATUSES = { open: 'OPEN', uncollectible: 'OPEN', paid: 'PAID', void: 'VOID' } as const;

const invoice = z.object({
  id,
  number: id,
  status: z.enum(['open', 'uncollectible', 'paid', 'void']),
  currency: z.string().length(3),
  total: z.number(),
  total_taxes: z.array(z.object({ amount: z.number() })).nullish(),
  period_start: seconds,
  period_end: seconds,
  created: seconds,
  due_date: seconds.nullish(),
  hosted_invoice_url: z.url({ protocol: /^https?$/ }).nullish(),
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
  status_transitions: z.object({
    finalized_at: seconds.nullish(),
    paid_at: seconds.nullish(),
    voided_at: seconds.nullish(),
  }),
  lines: z.object({ data: z.array(z.object({ period: z.object({ start: seconds, end: seconds }) })) }).nullish(),
});

/** Parses a list of invoices. Drafts are omitted. */
export const toInvoices = (answers: readonly unknown[]): PaymentInvoice[] =>
  answers.filter((answer) => !draft.safeParse(answer).success).map(toInvoice);

const draft = z.object({ status: z.literal('draft') });

/**
 * Parses an invoice. Its period is taken from its lines, because the period of Stripe's invoice is the time in which
 * its items were added.
 */
function toInvoice(answer: unknown): PaymentInvoice {
  const read = invoice.parse(answer);
  const { finalized_at: finalizedAt, paid_at: paidAt, voided_at: voidedAt } = read.status_transitions;
  const issuedAt = finalizedAt ?? read.created;
  const lines = read.lines?.data ?? [];
  return {
    invoiceId: read.id,
    subscriptionId: read.parent?.subscription_details?.subscription ?? null,
    number: read.number,
    status: INVOICE_STATUSES[read.status],
    currency: read.currency.toUpperCase(),
    totalMinor: read.total,
    taxMinor: (read.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
    periodStart: earliest(
      lines.map(({ period }) => period.start),
      read.period_start,
    ),
    periodEnd: latest(
      lines.map(({ period }) => period.end),
      read.period_end,
    ),
    issuedAt,
    dueAt: read.due_date ?? issuedAt,
    paidAt: read.status === 'paid' ? (paidAt ?? issuedAt) : null,
    voidedAt: read.status === 'void' ? (voidedAt ?? issuedAt) : null,
    hostedUrl: read.hosted_invoice_url ?? null,
  };
}

const timesOf = (times: readonly Date[], other: Date): number[] =>
  (times.length > 0 ? times : [other]).map((time) => time.getTime());
const earliest = (times: readonly Date[], other: Date): Date => new Date(Math.min(...timesOf(times, other)));
const latest = (times: readonly Date[], other: Date): Date => new Date(Math.max(...timesOf(times, other)));
