import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';
const BILLING = '/admin/acme/billing';
/** Card numbers of Stripe for tests. */
const [GOOD, DECLINED, FAILS_LATER] = ['4242424242424242', '4000000000000002', '4000000000000341'] as const;

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ env: { BILLING: 'stripe' } }), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Publishes a public plan with a monthly price in euro cents as a global admin. */
async function publishPlan(plan: { key: string; name: string }, baseMinor: number): Promise<void> {
  const headers = { authorization: `Bearer ${await accessToken(product.url, 'pia@frontdesk.test', PASSWORD)}` };
  const ask = async (query: string, variables: object) =>
    (await callGraph(product.url, { query, variables }, headers)).body.data;
  const { createPlan } = await ask(
    'mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } } }',
    { input: { ...plan, visibility: 'PUBLIC' } },
  );
  const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor, perSeatMinor: 0 }];
  const { createPlanVersion } = await ask(
    'mutation ($input: CreatePlanVersionInput!) { createPlanVersion(input: $input) { plan { versions { id } } } }',
    { input: { planId: createPlan.plan.id, features: [], limits: [], graceDays: 14, prices } },
  );
  const [{ id }] = createPlanVersion.plan.versions;
  await ask('mutation ($id: ID!) { publishPlanVersion(id: $id) { plan { id } } }', { id });
}

/** Reloads the page until an element is visible, because jobs of the worker change what the page shows. */
async function appears(page: Page, element: Locator): Promise<void> {
  while (!(await element.isVisible())) {
    await page.reload();
    await settled(page);
  }
}

/** Submits a card on a page of the simulator of Stripe. */
async function enterCard(page: Page, number: string, button: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByRole('button', { name: button }).click();
}

/** Moves the clock of the simulator of Stripe. */
const advance = (stripe: string, days: number) =>
  fetch(`${stripe}/_control/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  });

/** Chooses a plan in the dialog that changes the plan, and returns the dialog when it shows the price. */
async function showPrice(page: Page, plan: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Change plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change plan' });
  await dialog.getByRole('radio', { name: plan }).check();
  await dialog.getByRole('button', { name: 'Show price' }).click();
  await dialog.getByRole('table', { name: 'Price of the change' }).waitFor();
  return dialog;
}

describe('a subscription through Stripe', () => {
  let stripe = '';

  it('starts with a checkout, also after a declined card [BL-16]', async () => {
    const { page } = ada;
    await publishPlan({ key: 'starter', name: 'Starter' }, 4900);
    await publishPlan({ key: 'pro', name: 'Pro' }, 9900);
    await page.goto(BILLING);
    const starter = page.getByRole('radio', { name: 'Starter, €49.00 per month' });
    await appears(page, starter);
    expect(await violations(page)).toEqual([]);
    await starter.check();
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('heading', { name: 'Subscribe' }).waitFor();
    stripe = new URL(page.url()).origin;
    await enterCard(page, DECLINED, 'Subscribe');
    await page.getByText('Your card was declined.').waitFor();
    await enterCard(page, GOOD, 'Subscribe');
    await page.waitForURL(`**${BILLING}?checkout=done`);
    await page.getByText(/Starter · monthly · renews on/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByText('This workspace has the plan Starter.').waitFor();
  });

  it('becomes past due if the renewal fails, and active again after the invoice was paid [BL-16]', async () => {
    const { page } = ada;
    await page.goto(BILLING);
    await page.getByRole('button', { name: 'Manage payment' }).click();
    await enterCard(page, FAILS_LATER, 'Save card');
    await advance(stripe, 32);
    await page.goto(BILLING);
    await appears(page, page.getByText('A payment failed. Pay the open invoice, or change the card at Stripe.'));
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Manage payment' }).click();
    await page.getByRole('listitem').filter({ hasText: 'open' }).getByRole('link').click();
    await enterCard(page, GOOD, 'Pay invoice');
    await page.getByText('paid', { exact: true }).waitFor();
    await page.goto(BILLING);
    await appears(page, page.getByRole('region', { name: 'Subscription' }).getByText('Active', { exact: true }));
  });

  it('is upgraded at the price that was shown [BL-13]', async () => {
    const { page } = ada;
    await page.goto(BILLING);
    const dialog = await showPrice(page, 'Pro, €99.00 per month');
    expect(await violations(page)).toEqual([]);
    const pay = dialog.getByRole('button', { name: /^Pay €[\d.]+ now and change$/ });
    const [amount] = /€[\d.]+/.exec((await pay.textContent()) ?? '') ?? [];
    await dialog.getByRole('row', { name: `Due now ${amount}` }).waitFor();
    await pay.click();
    await page.getByText('Plan changed.').waitFor();
    await appears(page, page.getByText(/Pro · monthly · renews on/));
    await appears(page, page.getByRole('region', { name: 'Invoices' }).getByText(`${amount}`, { exact: true }).first());
  });

  it('is downgraded at the end of its period, unless the change is canceled [BL-13]', async () => {
    const { page } = ada;
    const schedule = async () => {
      const dialog = await showPrice(page, 'Starter, €49.00 per month');
      await dialog.getByRole('button', { name: /^Change on / }).click();
      await page.getByText('Change scheduled.').waitFor();
      await appears(page, page.getByText(/^Changes on .* to Starter/));
    };
    await page.goto(BILLING);
    await schedule();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep current plan' }).click();
    await page.getByText('The current plan continues.').waitFor();
    await page.getByText(/^Changes on .* to Starter/).waitFor({ state: 'hidden' });
    await schedule();
    await advance(stripe, 32);
    await page.goto(BILLING);
    await appears(page, page.getByText(/Starter · monthly · renews on/));
  });

  it('is canceled in the portal at the end of its period [BL-16]', async () => {
    const { page } = ada;
    await page.goto(BILLING);
    await page.getByRole('button', { name: 'Manage payment' }).click();
    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    await page.getByRole('button', { name: 'Renew subscription' }).waitFor();
    await page.getByRole('link', { name: 'Return' }).click();
    await page.waitForURL(`**${BILLING}`);
    await appears(page, page.getByText(/Starter · monthly · ends on/));
    expect(await violations(page)).toEqual([]);
    expect(ada.errors).toEqual([]);
  });
});
