import * as z from 'zod';
import type {
  PaymentChangePreview,
  PaymentItem,
  PaymentSubscription,
  PaymentsPort,
  ScheduledSubscriptionChange,
  SubscriptionChange,
} from '../ports/payments-port.ts';
import { isProviderError } from '../provider-error.ts';
import type { Run } from './stripe-payments.ts';

type Changes = Pick<
  PaymentsPort,
  'previewChange' | 'previewPeriod' | 'change' | 'scheduleChange' | 'cancelScheduledChange'
>;

/** Changes the items of subscriptions at Stripe. */
export const stripeChanges = (run: Run): Changes => ({
  previewChange: (change) => previewChange(run, change),
  previewPeriod: ({ subscription, items }) =>
    run(async (client) => {
      const preview = await client.invoices.createPreview({
        ...previewed(subscription),
        preview_mode: 'recurring',
        subscription_details: { items: itemChanges(subscription, items), proration_behavior: 'none' },
      });
      return { totalMinor: invoice.parse(preview).total };
    }),
  change: (key, change) => changeSubscription(run, key, change),
  scheduleChange: (key, change) => scheduleChange(run, key, change),
  cancelScheduledChange: (scheduleId) => releaseSchedule(run, scheduleId),
});

const previewed = ({ customerId, subscriptionId }: PaymentSubscription) => ({
  customer: customerId,
  subscription: subscriptionId,
});

const seconds = z.number().transform((value) => new Date(value * 1000));
const priceReference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const invoice = z.object({
  currency: z.string().length(3),
  total: z.number(),
  amount_due: z.number(),
  total_taxes: z.array(z.object({ amount: z.number() })).nullish(),
  lines: z.object({
    has_more: z.literal(false),
    data: z.array(
      z.object({
        amount: z.number(),
        quantity: z.number().nullish(),
        period: z.object({ start: seconds, end: seconds }),
        pricing: z.object({ price_details: z.object({ price: priceReference }) }),
      }),
    ),
  }),
});

function previewChange(
  run: Run,
  { subscription, items, prorationAt }: SubscriptionChange,
): Promise<PaymentChangePreview> {
  return run(async (client) => {
    const read = invoice.parse(
      await client.invoices.createPreview({
        ...previewed(subscription),
        subscription_details: {
          items: itemChanges(subscription, items),
          proration_behavior: 'always_invoice',
          proration_date: secondsOf(prorationAt),
        },
      }),
    );
    return {
      currency: read.currency.toUpperCase(),
      lines: read.lines.data.map(({ amount, quantity, period, pricing }) => ({
        priceId: pricing.price_details.price,
        quantity: quantity ?? 1,
        amountMinor: amount,
        startsAt: period.start,
        endsAt: period.end,
      })),
      taxMinor: (read.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0),
      totalMinor: read.total,
      dueMinor: read.amount_due,
    };
  });
}

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);

/**
 * Returns the changes that replace the items of a subscription. Existing items get the new prices, so that an item is
 * removed only if the new plan has fewer prices.
 */
function itemChanges({ items: before }: PaymentSubscription, after: readonly PaymentItem[]) {
  const kept = before.filter(({ priceId }) => after.some((item) => item.priceId === priceId));
  const free = before.filter((item) => !kept.includes(item));
  const changes = after.map(({ priceId, quantity }) => {
    const item = kept.find((one) => one.priceId === priceId) ?? free.shift();
    return { ...(item ? { id: item.itemId } : {}), price: priceId, quantity };
  });
  return [...changes, ...free.map(({ itemId }) => ({ id: itemId, deleted: true }))];
}

const updated = z.object({ pending_update: z.object({}).nullish() });

/**
 * Changes a subscription. An item cannot be removed with a pending update, so a change that removes one is refused by
 * Stripe if the payment fails.
 */
async function changeSubscription(run: Run, key: string, { subscription, items, prorationAt }: SubscriptionChange) {
  const changes = itemChanges(subscription, items);
  const isPending = changes.every((change) => !('deleted' in change));
  if (subscription.scheduleId) await releaseSchedule(run, subscription.scheduleId);
  try {
    const answer = await run((client) =>
      client.subscriptions.update(
        subscription.subscriptionId,
        {
          items: changes,
          proration_behavior: 'always_invoice',
          proration_date: secondsOf(prorationAt),
          payment_behavior: isPending ? 'pending_if_incomplete' : 'error_if_incomplete',
        },
        { idempotencyKey: key },
      ),
    );
    return updated.parse(answer).pending_update ? 'PAYMENT_FAILED' : 'PAID';
  } catch (error) {
    if (isProviderError(error, 'REFUSED') && error.httpStatus === PAYMENT_REQUIRED) return 'PAYMENT_FAILED';
    throw error;
  }
}

/** HTTP status with which Stripe answers if a card is declined. */
const PAYMENT_REQUIRED = 402;

const schedule = z.object({
  id: z.string(),
  status: z.string(),
  phases: z.array(z.object({ start_date: z.number(), end_date: z.number() })),
});

/** Creates a schedule with the current phase of the subscription, and adds a phase with other items. */
async function scheduleChange(run: Run, key: string, { subscription, items, interval }: ScheduledSubscriptionChange) {
  if (subscription.scheduleId) await releaseSchedule(run, subscription.scheduleId);
  const from = { from_subscription: subscription.subscriptionId };
  const created = await run((client) =>
    client.subscriptionSchedules.create(from, { idempotencyKey: `${key} schedule` }),
  );
  const { id, phases } = schedule.parse(created);
  const [current] = phases;
  const now = { start_date: current?.start_date, end_date: current?.end_date, items: toPhaseItems(subscription.items) };
  const next = {
    items: toPhaseItems(items),
    duration: { interval: interval === 'MONTH' ? 'month' : 'year', interval_count: 1 },
  } as const;
  await run((client) =>
    client.subscriptionSchedules.update(
      id,
      {
        end_behavior: 'release',
        proration_behavior: 'none',
        phases: [now, next].map((phase) => ({ ...phase, proration_behavior: 'none' as const })),
      },
      { idempotencyKey: `${key} phases` },
    ),
  );
}

const toPhaseItems = (items: readonly PaymentItem[]) =>
  items.map(({ priceId, quantity }) => ({ price: priceId, quantity }));

/** Ends a schedule. Stripe rejects the request if it is not active, in which case its status is queried. */
async function releaseSchedule(run: Run, id: string): Promise<void> {
  try {
    await run((client) => client.subscriptionSchedules.release(id));
  } catch (error) {
    if (!isProviderError(error, 'REFUSED')) throw error;
    const { status } = schedule.parse(await run((client) => client.subscriptionSchedules.retrieve(id)));
    if (status === 'active' || status === 'not_started') throw error;
  }
}
