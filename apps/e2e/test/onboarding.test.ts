import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signInWithForm, violations } from '../support/browser.ts';
import { openEmailLink } from '../support/mailbox.ts';
import { type Product, startProduct } from '../support/product.ts';

const OLIVE = { name: 'Olive Owens', email: 'olive@onboarding.test', password: 'nine calm otters swim' };
const PATIENCE = { timeout: 60_000 };
const LEAD = 'Lena Lead';

let product: Product;
let browser: Browser;
let olive: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  olive = await newProfile(browser, product.url);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const guide = (page: Page) => region(page, 'Set up your front desk');
const ring = (page: Page, done: number) =>
  page.getByRole('link', { name: `Setup guide, ${done} of 8 steps done` }).filter({ visible: true });
const toOverview = (page: Page) => page.getByRole('link', { name: 'Overview', exact: true }).click();

it('leads a new owner from an empty workspace to a simulated reply [DK-02] [DK-03]', async () => {
  const { page } = olive;
  await register(page);
  await createWorkspace(page);

  // Without integrations, neither the overview nor the public form promises a reply by the agent.
  const agent = region(page, 'AI agent');
  await agent.getByText('Not live', { exact: true }).waitFor();
  expect(await agent.getByRole('list', { name: 'Missing steps' }).getByRole('link').allTextContents()).toEqual([
    'Connect Twilio',
    'Connect a language model',
    'Activate a number',
    'Publish the agent',
    'Choose a greeting template',
  ]);
  await guide(page).getByText('0 of 8 steps done').waitFor();
  await ring(page, 0).waitFor();
  expect(await formPromise()).toBe('Leave your details for our team.');
  expect(await violations(page)).toEqual([]);

  await guide(page).getByRole('button', { name: 'Use simulators for all providers' }).click();
  await guide(page).getByText('4 of 8 steps done').waitFor(PATIENCE);
  expect(await agent.getByRole('list', { name: 'Missing steps' }).getByRole('link').allTextContents()).toEqual([
    'Publish the agent',
  ]);

  await guide(page).getByRole('link', { name: 'Open agent' }).click();
  const chat = region(page, 'Test chat');
  await chat.getByRole('button', { name: 'Start chat' }).click();
  await chat.getByRole('log').getByText('Alex').first().waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish Front desk?' });
  await dialog.getByText(/^1 number uses the latest version: \+\d+\.$/).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/^Version 1 published\. 1 number uses the latest version: \+\d+\.$/).waitFor();
  await page.getByText('Live · version 1').waitFor();

  await toOverview(page);
  await agent.getByText('Live', { exact: true }).waitFor();
  await guide(page).getByText('6 of 8 steps done').waitFor();
  expect(await formPromise()).toBe('We’ll reply on WhatsApp.');
  expect(olive.errors).toEqual([]);
}, 240_000);

it('replies to the first lead, and the guide is dismissed and shown again', async () => {
  const { page } = olive;
  await fillInForm();
  await toOverview(page);
  await guide(page).getByText('7 of 8 steps done').waitFor(PATIENCE);
  await region(page, 'Latest leads').getByRole('link', { name: LEAD }).click();
  await page.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
  await page.locator('[data-side="theirs"]').filter({ hasText: LEAD }).waitFor(PATIENCE);

  await toOverview(page);
  await guide(page).getByRole('button', { name: 'Dismiss setup guide' }).click();
  await guide(page).waitFor({ state: 'detached' });
  await ring(page, 7).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Show setup guide' }).click();
  await guide(page).waitFor();
  await ring(page, 7).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(olive.errors).toEqual([]);
}, 180_000);

async function register(page: Page): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Name').fill(OLIVE.name);
  await page.getByLabel('Email').fill(OLIVE.email);
  await page.getByLabel('Password', { exact: true }).fill(OLIVE.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
  await openEmailLink(page, { to: OLIVE.email, subject: 'Verify' });
  await page.getByLabel('Password', { exact: true }).fill(OLIVE.password);
  await page.getByRole('button', { name: 'Verify email' }).click();
  await page.getByRole('heading', { name: 'Email verified' }).waitFor();
  await signInWithForm(page, OLIVE.email, OLIVE.password);
}

async function createWorkspace(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Create workspace' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Fresh Dental');
  await page.getByRole('radio', { name: 'WhatsApp' }).click();
  await page.getByText('Development', { exact: true }).click();
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
}

/** Returns the sentence about a reply that the public form shows under its title. */
async function formPromise(): Promise<string | null> {
  const visitor = await newProfile(browser, product.url);
  await visitor.page.goto('/forms/fresh-dental');
  await visitor.page.getByRole('heading', { name: 'Contact Fresh Dental' }).waitFor();
  const promise = visitor.page.getByText(/^(Leave your details|We’ll reply)/);
  const text = await promise.textContent();
  await visitor.context.close();
  return text;
}

async function fillInForm(): Promise<void> {
  const visitor = await newProfile(browser, product.url);
  await visitor.page.goto('/forms/fresh-dental');
  await visitor.page.getByLabel('Name', { exact: true }).fill(LEAD);
  await visitor.page.getByLabel('Phone', { exact: true }).fill('+44 20 7946 0813');
  await visitor.page.getByRole('checkbox').check();
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByRole('heading', { name: 'Thank you' }).waitFor(PATIENCE);
  expect(visitor.errors).toEqual([]);
  await visitor.context.close();
}
