import type { FastifyInstance, FastifyReply } from 'fastify';
import { cancelAtPeriodEnd, cardOf, charge, completeCheckout, type StripeBilling } from './stripe-billing.ts';
import type { StripeInvoice } from './stripe-store.ts';
import { totalOf } from './stripe-wire.ts';

interface Posted {
  readonly Params: { readonly id: string };
  readonly Body: { readonly card?: string; readonly action?: string } | undefined;
}

/** Adds the pages that Stripe hosts: checkout, customer portal and invoice. */
export function stripePages(app: FastifyInstance, billing: StripeBilling): void {
  checkoutPage(app, billing);
  portalPage(app, billing);
  invoicePage(app, billing);
}

const DECLINED = 'Your card was declined. Try a different card.';

function checkoutPage(app: FastifyInstance, billing: StripeBilling): void {
  const { store } = billing;
  const show = (reply: FastifyReply, id: string, problem = '') => {
    const checkout = store.checkouts.get(id);
    if (checkout?.status !== 'open') return gone(reply, 'This checkout session is no longer active.');
    const total = checkout.items.reduce(
      (sum, { price, quantity }) => sum + quantity * (store.prices.get(price)?.unit_amount ?? 0),
      0,
    );
    const { currency = '' } = store.prices.get(checkout.items[0]?.price ?? '') ?? {};
    const back = checkout.cancelUrl ? `<a href="${escaped(checkout.cancelUrl)}">Back</a>` : '';
    return html(reply, 'Subscribe', `<p>${amountText(total, currency)}</p>${cardForm('Subscribe', problem)}${back}`);
  };
  app.get<Posted>('/c/pay/:id', (request, reply) => show(reply, request.params.id));
  app.post<Posted>('/c/pay/:id', ({ params: { id }, body }, reply) => {
    const checkout = store.checkouts.get(id);
    if (checkout?.status !== 'open') return show(reply, id);
    if (!completeCheckout(billing, checkout, cardOf(body?.card ?? ''))) return show(reply, id, DECLINED);
    return reply.redirect(checkout.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', checkout.id), 303);
  });
}

function portalPage(app: FastifyInstance, billing: StripeBilling): void {
  const { store } = billing;
  const show = (reply: FastifyReply, id: string, problem = '') => {
    const portal = store.portals.get(id);
    if (!portal) return gone(reply, 'This portal session has expired.');
    const live = [...store.subscriptions.values()].filter(
      ({ customer, endedAt }) => customer === portal.customer && endedAt === null,
    );
    const cancel = live.map(({ cancelAtPeriodEnd: isCanceled }) =>
      isCanceled ? actionForm('renew', 'Renew subscription') : actionForm('cancel', 'Cancel subscription'),
    );
    const invoices = [...store.invoices.values()]
      .filter(({ customer }) => customer === portal.customer)
      .map((invoice) => `<li><a href="/i/${invoice.id}">${escaped(invoice.number)}</a> ${invoice.status}</li>`);
    const form = cardForm('Save card', problem);
    const back = `<a href="${escaped(portal.returnUrl)}">Return</a>`;
    return html(reply, 'Billing', `${form}${cancel.join('')}<ul>${invoices.join('')}</ul>${back}`);
  };
  app.get<Posted>('/p/session/:id', (request, reply) => show(reply, request.params.id));
  app.post<Posted>('/p/session/:id', ({ params: { id }, body }, reply) => {
    const customer = store.customers.get(store.portals.get(id)?.customer ?? '');
    if (!customer) return show(reply, id);
    if (body?.action) {
      for (const subscription of store.subscriptions.values())
        if (subscription.customer === customer.id && subscription.endedAt === null)
          cancelAtPeriodEnd(billing, subscription, body.action === 'cancel');
      return reply.redirect(`/p/session/${id}`, 303);
    }
    const card = cardOf(body?.card ?? '');
    if (!card) return show(reply, id, DECLINED);
    customer.card = card;
    return reply.redirect(`/p/session/${id}`, 303);
  });
}

function invoicePage(app: FastifyInstance, billing: StripeBilling): void {
  const { store } = billing;
  const show = (reply: FastifyReply, invoice: StripeInvoice | undefined, problem = '') => {
    if (!invoice) return gone(reply, 'This invoice does not exist.');
    const form = invoice.status === 'open' ? cardForm('Pay invoice', problem) : '';
    const about = `<p>${escaped(invoice.number)}</p><p>${amountText(totalOf(invoice), invoice.currency)}</p>`;
    return html(reply, 'Invoice', `${about}<p>${invoice.status}</p>${form}`);
  };
  app.get<Posted>('/i/:id', (request, reply) => show(reply, store.invoices.get(request.params.id)));
  app.post<Posted>('/i/:id', ({ params: { id }, body }, reply) => {
    const invoice = store.invoices.get(id);
    const customer = store.customers.get(invoice?.customer ?? '');
    const card = cardOf(body?.card ?? '');
    if (!invoice || !customer || invoice.status !== 'open') return show(reply, invoice);
    if (!card?.isCharged) return show(reply, invoice, DECLINED);
    customer.card = card;
    charge(billing, invoice, store.timeOf(customer));
    return reply.redirect(`/i/${id}`, 303);
  });
}

const cardForm = (button: string, problem: string): string =>
  `<form method="post"><p role="alert">${escaped(problem)}</p><label>Card number <input name="card" inputmode="numeric" autocomplete="off"></label><button>${button}</button></form>`;

const actionForm = (action: string, button: string): string =>
  `<form method="post"><button name="action" value="${action}">${button}</button></form>`;

const amountText = (minor: number, currency: string): string =>
  escaped(`${(minor / 100).toFixed(2)} ${currency.toUpperCase()}`);

const html = (reply: FastifyReply, title: string, body: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .send(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`);

const gone = (reply: FastifyReply, message: string): FastifyReply =>
  html(reply.code(404), 'Not available', `<p>${message}</p>`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
