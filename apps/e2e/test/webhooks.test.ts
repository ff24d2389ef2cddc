import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let receiver: Server;
let broken = true;
let secret = '';
/** The received events, and whether the library `standardwebhooks` verified their signature. */
const came: { id: string; type: string; verified: boolean; taken: boolean }[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void take(request).then(() => response.writeHead(broken ? 500 : 204).end());
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  receiver.close();
});

async function take(request: IncomingMessage): Promise<void> {
  let body = '';
  for await (const part of request) body += String(part);
  const headers = request.headers as Record<string, string>;
  const { type } = JSON.parse(body) as { type: string };
  came.push({ id: headers['webhook-id'] ?? '', type, verified: isSigned(body, headers), taken: !broken });
}

function isSigned(body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

it('a webhook fails, is repaired, and receives the same event again, signed as Standard Webhooks specifies [WC-26]', async () => {
  const { page } = ada;
  await signIn(page, 'ada@acme.test', PASSWORD);
  await page.goto('/admin/acme/webhooks');
  await page.getByText('No webhooks yet').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Add webhook' }).click();
  const form = page.getByRole('dialog', { name: 'Add webhook' });
  await form.getByLabel('Endpoint URL').fill('https://169.254.169.254/latest');
  await form.getByLabel('Find event').fill('lead.created');
  await form.getByRole('checkbox', { name: /A lead was created/ }).click();
  await form.getByRole('button', { name: 'Add webhook' }).click();
  await form.getByText(/points to a private network/).waitFor();
  const { port } = receiver.address() as AddressInfo;
  await form.getByLabel('Endpoint URL').fill(`http://127.0.0.1:${port}/in`);
  await form.getByRole('button', { name: 'Add webhook' }).click();
  const step = page.getByRole('dialog', { name: 'Save your signing secret' });
  secret = (await step.getByText(/^whsec_/).textContent()) ?? '';
  expect(await violations(page)).toEqual([]);
  await step.getByRole('checkbox', { name: 'I’ve saved it in a safe place' }).click();
  await step.getByRole('button', { name: 'Done' }).click();

  await page.goto('/admin/acme/leads');
  await page.getByRole('button', { name: 'Add lead' }).click();
  const lead = page.getByRole('dialog');
  await lead.getByLabel('Name').fill('Wanda Webhook');
  await lead.getByLabel('Phone').fill('+442079460123');
  await lead.getByRole('checkbox').first().click();
  await lead.getByRole('button', { name: /^Add/ }).click();
  await page.getByText('Wanda Webhook').first().waitFor();

  await page.goto('/admin/acme/webhooks');
  const row = page.getByRole('table', { name: 'Deliveries' }).getByRole('row').nth(1);
  await row.getByRole('button', { name: 'lead.created' }).click();
  const drawer = page.getByRole('dialog', { name: 'Delivery' });
  await drawer
    .getByText(/The endpoint answered 500/)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);

  broken = false;
  await drawer.getByRole('button', { name: 'Resend' }).click();
  await drawer.getByText('Delivered', { exact: true }).waitFor();
  expect(new Set(came.map(({ id }) => id)).size).toBe(1);
  expect(came.length).toBeGreaterThan(1);
  expect(came.every(({ verified, type }) => verified && type === 'lead.created')).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Send a test event/ }).click();
  const tested = page.getByRole('row').filter({ hasText: 'webhook.test' });
  await tested.getByText('Delivered', { exact: true }).waitFor();
  expect(ada.errors).toEqual([]);
});

const LEAD = 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { errors { code } } }';

async function leadNamed(name: string): Promise<void> {
  const token = await accessToken(product.url, 'ada@acme.test', PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const phone = `+44207946${String(200 + came.length).padStart(4, '0')}`;
  const input = { name, phone, consent: true };
  const { body } = await callGraph(product.url, { query: LEAD, variables: { input } }, headers);
  expect(body.data.createLead.errors).toEqual([]);
}

it('is disabled automatically if it accepts nothing for a day, shows the reason, and receives all missed events when it is enabled [WC-26]', async () => {
  const { page } = ada;
  const before = came.length;
  broken = true;
  await leadNamed('Anna Aim');
  // Skips the hours between attempts. The next attempt is the last one.
  await inDatabase(
    product,
    "update webhook_deliveries set tries = 20, next_attempt_at = now() where state = 'PENDING'",
  );
  await leadNamed('Berta Aim');
  await page.goto('/admin/acme/webhooks');
  await page.getByRole('table', { name: 'Deliveries' }).getByText('Failed', { exact: true }).waitFor();
  await inDatabase(product, "update webhooks set failing_since = now() - interval '2 days', failed_attempts = 1000");
  await leadNamed('Carla Aim');
  await page.getByRole('button', { name: /^Notifications, \d+ new$/ }).click();
  await page
    .getByRole('dialog', { name: 'Notifications' })
    .getByRole('link', { name: /was disabled after failed deliveries/ })
    .click();
  await page.getByText('Webhook disabled').waitFor();
  await page.getByText(/has not accepted any delivery for 24 hours\. 2 events pending/).waitFor();
  expect(await violations(page)).toEqual([]);

  broken = false;
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await page
    .getByText(/^Delivered/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Resend failed deliveries to/ }).click();
  await page.getByRole('button', { name: /^Resend failed deliveries to/ }).waitFor({ state: 'detached' });
  await page.goto('/admin/acme/webhooks?status=PENDING');
  await page.getByText('Try different filters.').waitFor();
  const since = came.slice(before);
  const taken = since.filter(({ taken: isTaken }) => isTaken).map(({ id }) => id);
  expect(taken).toHaveLength(3);
  expect(new Set(taken)).toEqual(new Set(since.map(({ id }) => id)));
  expect(since.every(({ verified }) => verified)).toBe(true);
  expect(ada.errors).toEqual([]);
});
