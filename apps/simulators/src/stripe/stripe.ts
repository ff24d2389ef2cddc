import { signStripe } from '@frontdesk/providers';
import { stripeSandbox } from '../sandbox.ts';
import type { Delivery } from '../server/courier.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { stripeApi } from './stripe-access.ts';
import { cardOf, type StripeBilling, settleUntil } from './stripe-billing.ts';
import { billingRoutes } from './stripe-billing-routes.ts';
import { catalogRoutes } from './stripe-catalog-routes.ts';
import { stripePages } from './stripe-pages.ts';
import { type StripeStore, stripeStore } from './stripe-store.ts';
import { STRIPE_VERSION } from './stripe-wire.ts';

export interface StripeSimulator extends Simulator {
  state(): StripeState;
  /**
   * Advances the time of all customers without a test clock, and executes the renewals, retries and cancellations that
   * are due.
   */
  advance(days: number): void;
  /** Replaces the card of a customer, as the customer can in the portal. */
  setCard(customerId: string, number: string): void;
  /** Sets the percentage of the tax that is added to each later invoice. */
  setTax(percent: number): void;
  /** Sends an event that is not caused by a change, for example an event of an unknown type. */
  send(event: { readonly type: string; readonly object: object; readonly livemode?: boolean }): Promise<unknown>;
}

interface StripeState {
  readonly products: readonly StripeValue<'products'>[];
  readonly prices: readonly StripeValue<'prices'>[];
  readonly customers: readonly StripeValue<'customers'>[];
  readonly checkouts: readonly StripeValue<'checkouts'>[];
  readonly subscriptions: readonly StripeValue<'subscriptions'>[];
  readonly invoices: readonly StripeValue<'invoices'>[];
}

type StripeTable = Exclude<keyof StripeStore, 'newId' | 'timeOf' | 'accountTime' | 'moveTime' | 'reset' | 'settings'>;
type StripeValue<Table extends StripeTable> = StripeStore[Table] extends Map<string, infer Value> ? Value : never;

interface StripeSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

/** Starts a simulator with one Stripe account. Its webhook endpoint receives every event. */
export async function startStripe(settings: StripeSettings): Promise<StripeSimulator> {
  const store = stripeStore(settings.now);
  let url = '';
  let send: StripeSimulator['send'] = async () => null;
  const billing: StripeBilling = {
    store,
    baseUrl: () => url,
    emit: (type, object) => void send({ type, object }),
  };
  const simulator = await startSimulator(settings, ({ app, courier, revoked }) => {
    send = (event) => courier.send(signedEvent(store, settings, event));
    const api = stripeApi(app, { secretKey: stripeSandbox.secretKey, revoked });
    catalogRoutes(api, billing);
    billingRoutes(api, billing);
    stripePages(app, billing);
    app.post<{ Body: { days: number } }>('/_control/advance', async ({ body }, reply) => {
      advance(billing, body.days);
      return reply.code(204).send();
    });
    app.setNotFoundHandler(async ({ method, url: path }, reply) => {
      const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
      return reply.code(404).send({ error: { type: 'invalid_request_error', message } });
    });
    const forget = () => {
      store.reset();
      api.forget();
    };
    return { state: () => stateOf(store), reset: forget };
  });
  url = simulator.url;
  return {
    ...simulator,
    advance: (days) => advance(billing, days),
    setCard: (customerId, number) => {
      const [customer, card] = [store.customers.get(customerId), cardOf(number)];
      if (!customer || !card) throw new Error('The customer is not known or the card cannot be saved.');
      customer.card = card;
    },
    setTax: (percent) => {
      store.settings.taxPercent = percent;
    },
    send: (event) => send(event),
  };
}

type SentEvent = Parameters<StripeSimulator['send']>[0];

function signedEvent(
  store: StripeStore,
  { now, webhookUrl }: StripeSettings,
  { type, object, livemode = false }: SentEvent,
): Delivery {
  const id = store.newId('evt');
  const about = { api_version: STRIPE_VERSION, created: Math.floor(now().getTime() / 1000), livemode };
  const request = { id: null, idempotency_key: null };
  const body = JSON.stringify({ id, object: 'event', type, ...about, pending_webhooks: 1, request, data: { object } });
  const signature = signStripe(stripeSandbox.webhookSecret, body, now());
  const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
  return { url: webhookUrl(), body, headers };
}

function advance(billing: StripeBilling, days: number): void {
  const { store } = billing;
  store.moveTime(days * 86_400);
  for (const customer of store.customers.values())
    if (!customer.testClock) settleUntil(billing, customer.id, store.timeOf(customer));
}

const stateOf = (store: StripeStore): StripeState => ({
  products: [...store.products.values()],
  prices: [...store.prices.values()],
  customers: [...store.customers.values()],
  checkouts: [...store.checkouts.values()],
  subscriptions: [...store.subscriptions.values()],
  invoices: [...store.invoices.values()],
});
