import { type BillingInterval, type PaymentState, subscriptionStatus } from '@frontdesk/domain';
import type { PaymentItem, PaymentSubscription } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/transaction.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { lockSubscription, type SubscriptionRow } from './subscriptions.repository.ts';

/**
 * Stores the state of a subscription at Stripe. Returns why it cannot be stored, or null. A subscription that has ended
 * no longer changes, and one that ended before it was stored is omitted.
 */
export async function applySubscription(tx: Tx, by: EventContext, remote: PaymentSubscription): Promise<string | null> {
  const { subscriptionId: providerId, status: paymentState } = remote;
  const known = await tx.workspaceSubscription.findFirst({ where: { providerId }, select: { id: true } });
  const before = known && (await lockSubscription(tx, known.id));
  if (before?.endedAt || (!before && isOver(remote))) return null;
  const terms = await termsOf(tx, remote.items);
  if (!terms) return `A price of the subscription ${providerId} does not belong to a plan.`;
  const now = by.services.clock();
  const { periodEndsAt, cancelsAt } = remote;
  const { currency: _, ...version } = terms;
  const next = await nextOf(tx, remote);
  const data = { ...version, ...next, paymentState, periodEndsAt, cancelsAt, updatedAt: now, updatedByName: 'Stripe' };
  if (!before) return createSubscription(tx, by, { ...data, providerId, startsAt: earlier(remote.startsAt, now) });
  const ending = isOver(remote) ? endOf(before, remote, now) : {};
  await tx.workspaceSubscription.updateMany({ where: { id: before.id }, data: { ...data, ...ending } });
  await recordChanges(tx, by, before, { ...before, ...data, ...ending });
  return null;
}

const isOver = ({ status }: PaymentSubscription): boolean => status === 'CANCELED' || status === 'EXPIRED';

/** Returns the earlier of two times. A time of Stripe can be in the future, because its clock can differ from ours. */
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Returns the columns of a subscription that ended, also because its payments failed. */
function endOf(before: SubscriptionRow, { endedAt: at, isCanceledForPayment }: PaymentSubscription, now: Date) {
  const endedAt = earlier(at ?? now, now);
  if (!isCanceledForPayment) return { endedAt };
  const pastDueAt = before.pastDueAt ?? endedAt;
  return { endedAt, pastDueAt, restrictedAt: before.restrictedAt ?? endedAt, canceledAt: endedAt };
}

/** Returns the version, the interval and the seats of the prices. Null if they do not belong to one version. */
export async function termsOf(tx: Tx, items: readonly PaymentItem[]) {
  const prices = await tx.paymentPrice.findMany({ where: { providerId: { in: items.map(({ priceId }) => priceId) } } });
  const [first] = prices;
  const isOne = prices.every(
    ({ planVersionId, interval }) => planVersionId === first?.planVersionId && interval === first.interval,
  );
  if (!first || !isOne || prices.length !== items.length) return null;
  const perSeat = prices.find(({ kind }) => kind === 'SEATS');
  const seats = items.find(({ priceId }) => priceId === perSeat?.providerId)?.quantity ?? null;
  const { planVersionId, currency } = first;
  return { planVersionId, interval: first.interval as BillingInterval, seats, currency };
}

const NO_CHANGE = { changesAt: null, nextPlanVersionId: null, nextInterval: null, nextSeats: null };

/** Returns the columns of the change that is scheduled at Stripe. */
async function nextOf(tx: Tx, { scheduled }: PaymentSubscription) {
  const terms = scheduled && (await termsOf(tx, scheduled.items));
  if (!terms) return NO_CHANGE;
  const { planVersionId: nextPlanVersionId, interval: nextInterval, seats: nextSeats } = terms;
  return { changesAt: scheduled.at, nextPlanVersionId, nextInterval, nextSeats };
}

type NewSubscription = Pick<
  SubscriptionRow,
  | 'planVersionId'
  | 'interval'
  | 'seats'
  | 'changesAt'
  | 'nextPlanVersionId'
  | 'nextInterval'
  | 'nextSeats'
  | 'paymentState'
  | 'periodEndsAt'
  | 'cancelsAt'
  | 'providerId'
  | 'startsAt'
> & { readonly updatedAt: Date; readonly updatedByName: string };

async function createSubscription(tx: Tx, by: EventContext, data: NewSubscription): Promise<string | null> {
  if ((await tx.workspaceSubscription.count({ where: { endedAt: null } })) > 0)
    return `The workspace has another subscription than ${data.providerId}.`;
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const made = { createdAt: data.updatedAt, createdByName: data.updatedByName };
  await tx.workspaceSubscription.create({ data: { workspaceId, id, provider: 'STRIPE', ...data, ...made } });
  // The checkout of this subscription is finished, so another one can be started later.
  await tx.paymentCustomer.updateMany({ where: { workspaceId }, data: { checkoutId: null } });
  const row = await tx.workspaceSubscription.findFirstOrThrow({ where: { id } });
  const status = await statusOf(tx, row, data.updatedAt);
  const after = { ...toAuditData(row), status };
  await recordEvent(tx, by, { name: 'subscription.created', subject: { type: 'Subscription', id }, after });
  return null;
}

async function recordChanges(tx: Tx, by: EventContext, before: SubscriptionRow, after: SubscriptionRow): Promise<void> {
  const now = by.services.clock();
  const subject = { type: 'Subscription', id: before.id };
  const [was, is] = [await statusOf(tx, before, now), await statusOf(tx, after, now)];
  const terms = { before: toAuditData(before), after: toAuditData(after) };
  if (is === 'ENDED')
    return recordEvent(tx, by, { name: 'subscription.ended', subject, before: terms.before, after: { status: is } });
  if (JSON.stringify(terms.before) !== JSON.stringify(terms.after))
    await recordEvent(tx, by, {
      name: 'subscription.updated',
      subject,
      before: terms.before,
      after: { ...terms.after, status: is },
    });
  if (was !== is)
    await recordEvent(tx, by, {
      name: 'subscription.status_changed',
      subject,
      before: { status: was },
      after: { status: is },
    });
}

async function statusOf(tx: Tx, row: SubscriptionRow, now: Date) {
  const { graceDays } = await tx.planVersion.findUniqueOrThrow({ where: { id: row.planVersionId } });
  return subscriptionStatus(periodOfRow(row), graceDays, now);
}

/** Returns what decides about the status of a stored subscription. */
export const periodOfRow = (row: SubscriptionRow) => ({
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  endedAt: row.endedAt,
  unpaid: row,
  paymentState: row.paymentState as PaymentState | null,
});

const toAuditData = ({ planVersionId, interval, seats, startsAt, cancelsAt, ...next }: SubscriptionRow) => ({
  planVersionId,
  interval,
  seats,
  startsAt: startsAt.toISOString(),
  endsAt: cancelsAt?.toISOString() ?? null,
  ...(next.changesAt ? { changesAt: next.changesAt.toISOString(), nextPlanVersionId: next.nextPlanVersionId } : {}),
});
