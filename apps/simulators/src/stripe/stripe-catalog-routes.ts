import * as z from 'zod';
import { checked, type StripeApi, wireInteger, wireList } from './stripe-access.ts';
import { type StripeBilling, settleUntil } from './stripe-billing.ts';
import type { StripeCustomer, StripeProduct, StripeTestClock } from './stripe-store.ts';
import { invalidRequest, listOf, missing, StripeRefusal, wirePrice } from './stripe-wire.ts';

const metadata = z.record(z.string().max(40), z.string().max(500)).default({});
const idOf = (request: { params: unknown }): string => (request.params as { id: string }).id;

/** Adds the routes for products, prices, customers and test clocks. */
export function catalogRoutes(api: StripeApi, billing: StripeBilling): void {
  productRoutes(api, billing);
  priceRoutes(api, billing);
  customerRoutes(api, billing);
  testClockRoutes(api, billing);
}

const newProduct = z.strictObject({ id: z.string().max(255).optional(), name: z.string().min(1).max(250), metadata });
const changedProduct = z.strictObject({ name: z.string().min(1).max(250).optional(), metadata });

function productRoutes(api: StripeApi, { store }: StripeBilling): void {
  api.post('/v1/products', (params) => {
    const { id = store.newId('prod'), ...given } = checked(newProduct, params);
    if (store.products.has(id))
      throw invalidRequest('Product already exists.', { code: 'resource_already_exists', param: 'id' });
    const product: StripeProduct = { id, active: true, created: store.accountTime(), ...given };
    store.products.set(id, product);
    return wireProduct(product);
  });
  api.post('/v1/products/:id', (params, request) => {
    const product = store.products.get(idOf(request));
    if (!product) throw missing('product', idOf(request));
    const { name = product.name } = checked(changedProduct, params);
    product.name = name;
    return wireProduct(product);
  });
}

const wireProduct = (product: StripeProduct) => ({ ...product, object: 'product', livemode: false, type: 'service' });

const newPrice = z.strictObject({
  product: z.string(),
  currency: z.string().regex(/^[a-z]{3}$/, 'must be a lowercase ISO 4217 code'),
  unit_amount: wireInteger.pipe(z.number().min(0).max(99_999_999_999)),
  recurring: z.strictObject({ interval: z.enum(['month', 'year']) }),
  lookup_key: z.string().max(200).optional(),
});
const priceSearch = z.strictObject({
  lookup_keys: wireList(z.string()).optional(),
  limit: wireInteger.pipe(z.number().min(1).max(100)).default(10),
});

function priceRoutes(api: StripeApi, { store }: StripeBilling): void {
  api.post('/v1/prices', (params) => {
    const { recurring, lookup_key: lookupKey = null, ...given } = checked(newPrice, params);
    const taken = [...store.prices.values()].find((price) => lookupKey && price.lookup_key === lookupKey);
    if (!store.products.has(given.product)) throw missing('product', given.product);
    if (taken) throw invalidRequest(`A price (\`${taken.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
    const times = { created: store.accountTime(), interval: recurring.interval };
    const price = { id: store.newId('price'), lookup_key: lookupKey, ...given, ...times };
    store.prices.set(price.id, price);
    return wirePrice(price);
  });
  api.get('/v1/prices', (params) => {
    const { lookup_keys: keys, limit } = checked(priceSearch, params);
    const found = [...store.prices.values()].filter((price) => !keys || keys.includes(price.lookup_key ?? ''));
    return listOf('/v1/prices', found.map(wirePrice), limit);
  });
}

const newCustomer = z.strictObject({
  name: z.string().max(256).optional(),
  email: z.email('Invalid email address').optional(),
  test_clock: z.string().optional(),
  metadata,
});

function customerRoutes(api: StripeApi, { store }: StripeBilling): void {
  api.post('/v1/customers', (params) => {
    const { name = null, email = null, test_clock: testClock = null, ...given } = checked(newCustomer, params);
    if (testClock && !store.clocks.has(testClock)) throw missing('testclock', testClock);
    const customer = { id: store.newId('cus'), created: store.accountTime(), name, email, testClock, card: null };
    store.customers.set(customer.id, { ...customer, ...given });
    return wireCustomer({ ...customer, ...given });
  });
  api.get('/v1/customers/:id', (_params, request) => {
    const customer = store.customers.get(idOf(request));
    if (!customer) throw missing('customer', idOf(request));
    return wireCustomer(customer);
  });
}

const wireCustomer = ({ id, name, email, metadata: data, testClock, created }: StripeCustomer) => ({
  id,
  object: 'customer',
  name,
  email,
  metadata: data,
  test_clock: testClock,
  created,
  livemode: false,
});

const newClock = z.strictObject({ frozen_time: wireInteger, name: z.string().max(300).optional() });
const advance = z.strictObject({ frozen_time: wireInteger });

function testClockRoutes(api: StripeApi, billing: StripeBilling): void {
  const { store } = billing;
  api.post('/v1/test_helpers/test_clocks', (params) => {
    const { frozen_time: frozenTime, name = null } = checked(newClock, params);
    const clock = { id: store.newId('clock'), name, frozenTime, created: store.accountTime() };
    store.clocks.set(clock.id, clock);
    return wireClock(clock);
  });
  api.get('/v1/test_helpers/test_clocks/:id', (_params, request) => {
    const clock = store.clocks.get(idOf(request));
    if (!clock) throw missing('testclock', idOf(request));
    return wireClock(clock);
  });
  api.post('/v1/test_helpers/test_clocks/:id/advance', (params, request) => {
    const clock = store.clocks.get(idOf(request));
    if (!clock) throw missing('testclock', idOf(request));
    const { frozen_time: to } = checked(advance, params);
    const own = [...store.customers.values()].filter(({ testClock }) => testClock === clock.id);
    if (to <= clock.frozenTime) throw refusedTime('The frozen time must be after the current frozen time.');
    if (to > furthestTime(billing, own, clock.frozenTime))
      throw refusedTime('You can only advance a test clock by two intervals of its shortest subscription.');
    for (const { id } of own) settleUntil(billing, id, to);
    clock.frozenTime = to;
    return wireClock(clock);
  });
}

const refusedTime = (message: string) =>
  new StripeRefusal(400, { type: 'invalid_request_error', message, param: 'frozen_time' });

/**
 * Returns the latest time to which a test clock can be advanced: by two intervals of its shortest subscription, or by
 * two years if it has none.
 */
function furthestTime({ store }: StripeBilling, customers: readonly StripeCustomer[], from: number): number {
  const ids = new Set(customers.map(({ id }) => id));
  const lengths = [...store.subscriptions.values()]
    .filter(({ customer, endedAt }) => ids.has(customer) && endedAt === null)
    .map(({ periodStart, periodEnd }) => periodEnd - periodStart);
  return from + 2 * Math.min(366 * 86_400, ...lengths);
}

const wireClock = ({ id, name, frozenTime, created }: StripeTestClock) => ({
  id,
  object: 'test_helpers.test_clock',
  name,
  frozen_time: frozenTime,
  created,
  livemode: false,
  status: 'ready',
});
