import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url, { width: 1440, height: 900 });
  await signIn(ada.page, 'ada@acme.test', PASSWORD);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const received = (page: Page) => page.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]');
const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, \d+ new$/ });

describe('a workspace whose greeting template was removed in Channels', () => {
  it('greets no new lead, states the reason and notifies the team', async () => {
    const { page } = ada;
    await chooseGreeting(page, null);
    await submitForm('Lena Lead', '+44 20 7946 0821');
    await page.goto('/admin/acme');
    const agent = region(page, 'AI agent');
    await agent.getByText('Live', { exact: true }).waitFor(PATIENCE);
    await agent.getByRole('link', { name: 'Choose a greeting template' }).waitFor(PATIENCE);
    await region(page, 'Waiting leads').getByText('Not greeted on arrival: no greeting template.').waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await bell(page).click(PATIENCE);
    const drawer = page.getByRole('dialog', { name: 'Notifications' });
    await drawer
      .getByRole('link', { name: /New leads are waiting: no greeting template can be sent/ })
      .waitFor(PATIENCE);
    await page.keyboard.press('Escape');
    await openLead(page, 'Lena Lead');
    await page.getByText('Waiting: no greeting template').waitFor(PATIENCE);
    expect(await page.getByRole('link', { name: 'Open simulator' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }, 180_000);

  it('greets the lead after a member chose a template and started the greetings', async () => {
    const { page } = ada;
    await chooseGreeting(page, 'greeting (en)');
    await page.goto('/admin/acme');
    await region(page, 'Waiting leads').getByRole('button', { name: 'Greet leads' }).click(PATIENCE);
    const dialog = page.getByRole('dialog', { name: 'Greet waiting leads?' });
    await dialog.getByLabel('Preview').getByText('Hello Lena Lead').waitFor(PATIENCE);
    await dialog.getByRole('button', { name: 'Greet leads' }).click();
    await openLead(page, 'Lena Lead');
    await page.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
    await received(page).filter({ hasText: 'Hello Lena Lead' }).waitFor(PATIENCE);
    expect(await received(page).count()).toBe(1);
  }, 180_000);
});

describe('a greeting template that WhatsApp paused', () => {
  it('is not sent: the next lead waits, and Channels names the template', async () => {
    const { page } = ada;
    await inDatabase(product, "update whats_app_templates set status = 'PAUSED' where name = 'greeting'");
    await submitForm('Milo Lead', '+44 20 7946 0822');
    await openLead(page, 'Milo Lead');
    await page.getByText('Waiting: no greeting template').waitFor(PATIENCE);
    await page.goto('/admin/acme/channels');
    await region(page, 'Greeting').getByText('greeting: Paused').waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    // The account at the provider still lists the template as approved, so a synchronization restores it.
    await region(page, 'Templates').getByRole('button', { name: 'Sync templates' }).click();
    await region(page, 'Greeting')
      .getByText('greeting: Paused')
      .waitFor({ state: 'detached', ...PATIENCE });
  }, 180_000);
});

describe('free text', () => {
  it('is sent after the contact replied to the greeting', async () => {
    const { page } = ada;
    await openLead(page, 'Lena Lead');
    await page.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
    await received(page).first().waitFor(PATIENCE);
    await page.getByRole('textbox', { name: 'Message' }).fill('A new crown, please');
    await page.keyboard.press('Enter');
    await received(page).nth(1).waitFor(PATIENCE);
    expect(await received(page).nth(1).textContent()).not.toContain('Hello Lena Lead');
  }, 180_000);

  it('is refused a day later with the reason, and a template can be sent', async () => {
    const { page } = ada;
    await openLead(page, 'Lena Lead');
    const thread = page.getByRole('link', { name: 'Open conversation', exact: true });
    const conversation = ((await thread.getAttribute('href', PATIENCE)) ?? '').split('/').at(-1) ?? '';
    await thread.click();
    const message = page.getByRole('textbox', { name: 'Message to Lena Lead' });
    // Precondition: the reply window is open.
    await message.waitFor(PATIENCE);
    await aDayLater(conversation);
    await page.reload();
    await page.getByText('The 24-hour reply window has closed. Send a template.').waitFor(PATIENCE);
    expect(await message.count()).toBe(0);
    await page.getByRole('button', { name: 'Send template' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(ada.errors).toEqual([]);
  }, 180_000);
});

/** Chooses the greeting template under Channels. Null removes the greeting template. */
async function chooseGreeting(page: Page, template: string | null): Promise<void> {
  await page.goto('/admin/acme/channels');
  const greeting = region(page, 'Greeting');
  const field = greeting.getByRole('combobox', { name: 'Template', exact: true });
  await field.waitFor(PATIENCE);
  await settled(page);
  if (template === null) {
    await greeting.getByRole('button', { name: 'Remove template', includeHidden: true }).click();
  } else {
    await field.click();
    await page.getByRole('option', { name: template }).click({ force: true, ...PATIENCE });
  }
  await greeting.getByRole('button', { name: 'Save greeting' }).click();
  await page.getByText('Greeting saved.').first().waitFor(PATIENCE);
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

/** Moves the messages of a conversation 25 hours into the past, because a test cannot set the product's clock. */
async function aDayLater(conversation: string): Promise<void> {
  const day = "interval '25 hours'";
  await inDatabase(product, `update messages set sent_at = sent_at - ${day} where conversation_id = '${conversation}'`);
  await inDatabase(
    product,
    `update conversations set last_message_at = last_message_at - ${day}, last_inbound_at = last_inbound_at - ${day} where id = '${conversation}'`,
  );
}
