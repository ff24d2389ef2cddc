import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  [ada, ben] = await Promise.all([arrive('ada@acme.test'), arrive('ben@acme.test')]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const received = (page: Page) => page.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]');

it('answers the messages and greets the leads of a pause after the agent is resumed [AG-14] [CB-18]', async () => {
  const { page: phone } = ada;
  const { page: desk } = ben;
  await submitForm('Lena Lead', '+44 20 7946 0831');
  await openLead(phone, 'Lena Lead');
  await phone.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
  await received(phone).filter({ hasText: 'Hello Lena Lead' }).waitFor(PATIENCE);

  await desk.goto('/admin/acme/settings');
  await desk.getByRole('button', { name: 'Pause AI agent' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Pause AI agent' }).click();
  await desk.getByRole('button', { name: 'Resume AI agent' }).first().waitFor(PATIENCE);
  await say(phone, 'A new crown, please');
  await submitForm('Milo Lead', '+44 20 7946 0832');
  await openLead(desk, 'Lena Lead');
  await desk.getByRole('link', { name: 'Open conversation', exact: true }).click(PATIENCE);
  await desk.getByText('The AI agent did not reply').waitFor(PATIENCE);
  expect(await received(phone).count()).toBe(1);

  await desk.goto('/admin/acme/settings');
  await desk.getByRole('button', { name: 'Resume AI agent' }).first().click(PATIENCE);
  await received(phone).nth(1).waitFor(PATIENCE);
  expect(await received(phone).count()).toBe(2);

  await desk.goto('/admin/acme');
  const waiting = desk.getByRole('region', { name: 'Waiting leads' });
  await waiting.getByText('Not greeted on arrival: agent paused.').waitFor(PATIENCE);
  expect(await violations(desk)).toEqual([]);
  await waiting.getByRole('button', { name: 'Greet leads' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Greet leads' }).click();
  await openLead(desk, 'Milo Lead');
  await desk.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
  await received(desk).filter({ hasText: 'Hello Milo Lead' }).waitFor(PATIENCE);
  expect([...ada.errors, ...ben.errors]).toEqual([]);
}, 300_000);

async function arrive(email: string): Promise<Profile> {
  const profile = await newProfile(browser, product.url, { width: 1440, height: 900 });
  await signIn(profile.page, email, PASSWORD);
  return profile;
}

/** Submits the public form as a visitor. */
async function submitForm(name: string, phone: string): Promise<void> {
  const visitor = await newProfile(browser, product.url);
  await visitor.page.goto('/forms/acme');
  await visitor.page.getByLabel('Name', { exact: true }).fill(name);
  await visitor.page.getByLabel('Phone', { exact: true }).fill(phone);
  await visitor.page.getByRole('checkbox').check();
  await visitor.page.getByRole('button', { name: /^Send/ }).click();
  await visitor.page
    .getByText(/Thank you/)
    .first()
    .waitFor(PATIENCE);
  expect(visitor.errors).toEqual([]);
  await visitor.context.close();
}

async function openLead(page: Page, name: string): Promise<void> {
  await page.goto('/admin/acme/leads');
  await page.getByRole('link', { name, exact: true }).click(PATIENCE);
  await page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
}

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.keyboard.press('Enter');
  const own = page.getByRole('log', { name: 'Chat' }).locator('[data-side="own"]');
  await own.filter({ hasText: words }).getByLabel('Delivered').waitFor(PATIENCE);
}
