import type { Stripe } from 'stripe';
import * as z from 'zod';
import type { MapProviderError } from '../http/map-provider-error.ts';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { NewCheckout, PaymentPrice, PaymentProduct, PaymentsPort } from '../ports/payments-port.ts';
import type { StripeConfig } from '../provider-config.ts';
import { isProviderError } from '../provider-error.ts';
import { stripeChanges } from './stripe-changes.ts';
import { toInvoices, toSubscription } from './stripe-records.ts';

/**
 * Accepts payments through Stripe. Every request that creates an object has an idempotency key, for which Stripe
 * returns the first response again. Therefore, all requests can be retried like read requests.
 */
export function stripePayments(line: ProviderHttpClient, config: StripeConfig, address: string): PaymentsPort {
  const run = <T>(work: (client: Stripe) => Promise<T>) =>
    line.run('READ', async (request) => work(await stripeClient(config, address, request)));
  return {
    capability: { strategy: 'REPEATABLE', settleSeconds: 0 },
    isLive: /^[rs]k_live_/.test(config.secretKey),
    saveProduct: (product) => saveProduct(run, product),
    savePrice: (price) => savePrice(run, price),
    createCustomer: ({ key, name, email, reference }) =>
      run(async (client) => {
        const customer = { name, ...(email ? { email } : {}), metadata: { reference } };
        return record.parse(await client.customers.create(customer, { idempotencyKey: key })).id;
      }),
    startCheckout: (checkout) =>
      run(async (client) => {
        const { key: idempotencyKey } = checkout;
        const created = await client.checkout.sessions.create(checkoutRequest(checkout), { idempotencyKey });
        const { id, url } = page.parse(created);
        return { checkoutId: id, url };
      }),
    expireCheckout: (checkoutId) => expireCheckout(run, checkoutId),
    openPortal: (customer, returnUrl) =>
      run(async (client) => {
        const session = await client.billingPortal.sessions.create({ customer, return_url: returnUrl });
        return page.parse(session).url;
      }),
    listSubscriptions: (customer) =>
      run(async (client) => {
        const listed = await client.subscriptions.list({
          customer,
          status: 'all',
          limit: 100,
          expand: ['data.schedule'],
        });
        return listed.data.map(toSubscription);
      }),
    listInvoices: (customer) =>
      run(async (client) => toInvoices((await client.invoices.list({ customer, limit: 100 })).data)),
    ...stripeChanges(run),
    cancel: (subscriptionId) => cancelSubscription(run, subscriptionId),
  };
}

/** Sends requests to Stripe, which are repeated if they fail temporarily. */
export type Run = <T>(work: (client: Stripe) => Promise<T>) => Promise<T>;

async function stripeClient({ secretKey }: StripeConfig, address: string, request: typeof fetch): Promise<Stripe> {
  const { Stripe: Client } = await import('stripe');
  const { protocol, hostname, port } = new URL(address);
  return new Client(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port || (protocol === 'http:' ? '80' : '443'),
    httpClient: Client.createFetchHttpClient(request),
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

const record = z.object({ id: z.string().min(1) });
const page = record.extend({ url: z.url() });

/** Creates the product with Frontdesk's id. If the product exists, updates its name. */
async function saveProduct(run: Run, { id, name }: PaymentProduct): Promise<void> {
  try {
    await run((client) => client.products.create({ id, name }));
  } catch (error) {
    if (!isProviderError(error, 'REFUSED') || error.code !== 'resource_already_exists') throw error;
    await run((client) => client.products.update(id, { name }));
  }
}

const found = z.object({ data: z.array(record) });

async function savePrice(run: Run, price: PaymentPrice): Promise<string> {
  const known = await run((client) => client.prices.list({ lookup_keys: [price.key], limit: 1 }));
  const [existing] = found.parse(known).data;
  if (existing) return existing.id;
  const created = await run((client) =>
    client.prices.create(
      {
        product: price.productId,
        currency: price.currency.toLowerCase(),
        unit_amount: price.unitMinor,
        recurring: { interval: price.interval === 'MONTH' ? 'month' : 'year' },
        lookup_key: price.key,
      },
      { idempotencyKey: `price ${price.key}` },
    ),
  );
  return record.parse(created).id;
}

const checkoutRequest = ({ customerId, items, reference, successUrl, cancelUrl }: NewCheckout) => ({
  mode: 'subscription' as const,
  customer: customerId,
  client_reference_id: reference,
  line_items: items.map(({ priceId, quantity }) => ({ price: priceId, quantity })),
  subscription_data: { metadata: { reference } },
  success_url: successUrl,
  cancel_url: cancelUrl,
});

const checkoutStatus = z.object({ status: z.enum(['open', 'complete', 'expired']) });

/** Expires a checkout. Stripe rejects the request if the checkout is not open, in which case its status is queried. */
async function expireCheckout(run: Run, id: string): Promise<'EXPIRED' | 'COMPLETE'> {
  try {
    await run((client) => client.checkout.sessions.expire(id));
    return 'EXPIRED';
  } catch (error) {
    if (!isProviderError(error, 'REFUSED')) throw error;
    const { status } = checkoutStatus.parse(await run((client) => client.checkout.sessions.retrieve(id)));
    if (status === 'open') throw error;
    return status === 'complete' ? 'COMPLETE' : 'EXPIRED';
  }
}

const ended = z.object({ status: z.string() });

/**
 * Cancels a subscription. Stripe rejects the request if the subscription has ended, in which case its status is
 * queried.
 */
async function cancelSubscription(run: Run, id: string): Promise<void> {
  try {
    await run((client) => client.subscriptions.cancel(id));
  } catch (error) {
    if (!isProviderError(error, 'REFUSED')) throw error;
    const { status } = ended.parse(await run((client) => client.subscriptions.retrieve(id)));
    if (status !== 'canceled' && status !== 'incomplete_expired') throw error;
  }
}

const errorAnswer = z.object({
  error: z.object({
    type: z.string(),
    code: z.string().nullish(),
    decline_code: z.string().nullish(),
    message: z.string().nullish(),
  }),
});

export const mapStripeError: MapProviderError = (body) => {
  const read = errorAnswer.safeParse(body);
  if (!read.success) return null;
  const { type, code, decline_code: declined, message } = read.data.error;
  const explained = { code: declined ?? code ?? type, words: message ?? null };
  // Another request with the same key is still running. A retry returns its result.
  return code === 'idempotency_key_in_use' ? { ...explained, kind: 'RETRY' } : explained;
};
