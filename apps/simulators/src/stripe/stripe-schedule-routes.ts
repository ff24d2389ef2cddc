import * as z from 'zod';
import { checked, type StripeApi, wireInteger, wireList } from './stripe-access.ts';
import { nextPeriodEnd, type StripeBilling } from './stripe-billing.ts';
import { liveSubscription } from './stripe-change-routes.ts';
import type { StripePhase, StripeSchedule } from './stripe-store.ts';
import { invalidRequest, missing, wireSchedule, wireSubscription } from './stripe-wire.ts';

const newSchedule = z.strictObject({ from_subscription: z.string() });

const phase = z.strictObject({
  items: wireList(z.strictObject({ price: z.string(), quantity: wireInteger.pipe(z.number().min(1)) })),
  start_date: wireInteger.optional(),
  end_date: wireInteger.optional(),
  duration: z.strictObject({ interval: z.enum(['month', 'year']), interval_count: z.literal('1') }).optional(),
  proration_behavior: z.literal('none'),
});
const changedSchedule = z.strictObject({
  end_behavior: z.literal('release'),
  proration_behavior: z.literal('none'),
  phases: wireList(phase),
});

/** Adds the routes for schedules, which change the items of a subscription at the end of a period. */
export function scheduleRoutes(api: StripeApi, billing: StripeBilling): void {
  const { store } = billing;
  const known = (request: { params: unknown }): StripeSchedule => {
    const { id } = request.params as { id: string };
    const schedule = store.schedules.get(id);
    if (!schedule) throw missing('subscription_schedule', id);
    return schedule;
  };
  const active = (request: { params: unknown }, verb: string): StripeSchedule => {
    const schedule = known(request);
    if (schedule.status !== 'active')
      throw invalidRequest(
        `You cannot ${verb} a subscription schedule that is currently in the \`${schedule.status}\` status.`,
      );
    return schedule;
  };
  api.post('/v1/subscription_schedules', (params) => wireSchedule(createSchedule(billing, params)));
  api.get('/v1/subscription_schedules/:id', (_params, request) => wireSchedule(known(request)));
  api.post('/v1/subscription_schedules/:id', (params, request) => {
    const schedule = active(request, 'update');
    schedule.phases = phasesOf(billing, schedule, checked(changedSchedule, params).phases);
    emitUpdated(billing, schedule);
    return wireSchedule(schedule);
  });
  api.post('/v1/subscription_schedules/:id/release', (_params, request) => {
    const schedule = active(request, 'release');
    const subscription = liveSubscription(billing, schedule.subscription);
    subscription.schedule = null;
    Object.assign(schedule, { status: 'released', releasedAt: store.accountTime() });
    emitUpdated(billing, schedule);
    return wireSchedule(schedule);
  });
}

function createSchedule(billing: StripeBilling, params: unknown): StripeSchedule {
  const { store } = billing;
  const subscription = liveSubscription(billing, checked(newSchedule, params).from_subscription);
  if (subscription.schedule)
    throw invalidRequest(
      `You cannot migrate a subscription that is already attached to a schedule: ${subscription.schedule}.`,
      { param: 'from_subscription' },
    );
  const { id, customer, items, periodStart: start, periodEnd: end } = subscription;
  const created = store.accountTime();
  const times = { created, releasedAt: null, completedAt: null };
  const schedule: StripeSchedule = {
    id: store.newId('sub_sched'),
    customer,
    subscription: id,
    ...times,
    status: 'active',
    phases: [{ items: items.map(({ price, quantity }) => ({ price, quantity })), start, end }],
  };
  store.schedules.set(schedule.id, schedule);
  subscription.schedule = schedule.id;
  return schedule;
}

/** Returns the phases. The first one is the current phase, and each later one starts at the end of the one before. */
function phasesOf({ store }: StripeBilling, schedule: StripeSchedule, given: readonly z.output<typeof phase>[]) {
  const [current] = schedule.phases;
  if (given[0]?.start_date !== current?.start)
    throw invalidRequest('You can not modify the start date of the current phase.', { param: 'phases[0][start_date]' });
  const phases: StripePhase[] = [];
  for (const [index, { items, start_date: date, end_date: endDate, duration }] of given.entries()) {
    const start = phases.at(-1)?.end ?? date ?? 0;
    for (const { price } of items) if (!store.prices.has(price)) throw missing('price', price);
    if (date !== undefined && date !== start)
      throw invalidRequest('Each phase must start when the phase before it ends.', {
        param: `phases[${index}][start_date]`,
      });
    if ((endDate === undefined) === (duration === undefined))
      throw invalidRequest('A phase must have either `end_date` or `duration`.', { param: `phases[${index}]` });
    const period = { items: items.map((item) => ({ id: '', ...item })), anchor: start, periodStart: start };
    phases.push({ items, start, end: endDate ?? nextPeriodEnd(store, period) });
  }
  return phases;
}

function emitUpdated({ store, emit }: StripeBilling, schedule: StripeSchedule): void {
  const at = store.accountTime();
  emit('subscription_schedule.updated', wireSchedule(schedule), at);
  const subscription = store.subscriptions.get(schedule.subscription);
  if (subscription) emit('customer.subscription.updated', wireSubscription(store, subscription), at);
}
