import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const EMAIL = 'ada@acme.test';
const PASSWORD = 'welcome to the desk';
const GOAL = 'What is your goal?';
const CHECK = 'Confirm that it is you';
const PHONE = { width: 390, height: 844 };
const PATIENCE = { timeout: 60_000 };

let product: Product;
let browser: Browser;
let ada: Profile;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, EMAIL, PASSWORD);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a form with a second check [SF-03]', () => {
  it('is built and published by a member', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('button', { name: 'Create form' }).click();
    const created = page.getByRole('dialog', { name: 'Create form' });
    await created.getByRole('textbox', { name: 'Name' }).fill('Health');
    await created.getByRole('button', { name: 'Create form' }).click();
    await page.getByRole('heading', { level: 1, name: 'Health' }).waitFor();
    await page.getByRole('button', { name: 'Add question' }).click();
    const added = page.getByRole('dialog', { name: 'Add question' });
    await added.getByLabel('Question', { exact: true }).fill(GOAL);
    await added.getByRole('button', { name: 'Add question' }).click();
    await added.waitFor({ state: 'hidden' });
    await page.getByLabel('Identity check').selectOption({ label: 'Code to the phone number' });
    await page.getByText('Five wrong codes lock the form.').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1 is live').waitFor();
  }, 120_000);

  it('is opened on a phone with the code that the contact received', async () => {
    const { page, errors, context } = await newProfile(browser, product.url, PHONE);
    const { path, contactId } = await sendForm();
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: CHECK }).waitFor();
    expect(await page.getByText('Health').count()).toBe(0);
    await page.getByRole('button', { name: 'Send code' }).click();
    const code = await receivedCode(contactId);
    await page.getByLabel('Code', { exact: true }).fill(wrongFor(code));
    await page.getByLabel('Code', { exact: true }).press('Enter');
    await page.getByRole('alert').getByText('This does not match. Attempts left: 4.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByLabel(GOAL).fill('Run');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    // The browser reports the response to the wrong code.
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
    await context.close();
  }, 180_000);

  it('works without JavaScript, is locked after five wrong codes, and is unlocked by a member', async () => {
    const { path, contactId } = await sendForm();
    const context = await browser.newContext({ baseURL: product.url, viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    await page.getByRole('button', { name: 'Send code' }).click();
    const code = await receivedCode(contactId);
    for (let left = 4; left >= 0; left -= 1) {
      await page.getByLabel('Code', { exact: true }).fill(wrongFor(code));
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText(left > 0 ? `Attempts left: ${left}.` : 'This link is no longer valid').waitFor();
    }
    await ada.page.goto(`/admin/acme/contacts/${contactId}`);
    const forms = ada.page.getByRole('region', { name: 'Forms' });
    await forms.getByText('Locked', { exact: true }).waitFor(PATIENCE);
    await settled(ada.page);
    expect(await violations(ada.page)).toEqual([]);
    await forms.getByRole('button', { name: 'Unlock Health' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Unlock form' }).click();
    await ada.page.getByText('Form unlocked.').waitFor();
    await forms.getByText('Locked', { exact: true }).waitFor({ state: 'hidden' });
    await page.goto(path);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code', { exact: true }).fill(await receivedCode(contactId));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByLabel(GOAL).fill('Run');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await context.close();
    expect(ada.errors).toEqual([]);
  }, 180_000);
});

const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Codes that were already read on the simulated phone. */
const used = new Set<string>();

/** Returns the newest code on the simulated phone of a contact that was not read before. */
async function receivedCode(contactId: string): Promise<string> {
  const { page } = ada;
  await page.goto(`/admin/acme/phone/${contactId}`);
  const messages = page.getByRole('log', { name: 'Chat' }).getByText(/\d{6} is your code for the form of/);
  await messages.nth(used.size).waitFor(PATIENCE);
  const code = /\d{6}/.exec((await messages.nth(used.size).textContent()) ?? '')?.[0] ?? '';
  used.add(code);
  return code;
}

/** Path of the link that was sent last. */
let link = '';

/** Sends the form in the first conversation of the inbox. */
async function sendForm(): Promise<{ path: string; contactId: string }> {
  const { page } = ada;
  await page.goto('/admin/acme/inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.waitForURL(/inbox\/[0-9a-f-]{36}/);
  const id = /inbox\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await chooseForm(page);
  const sent = page.getByText(/Please fill in this form: Health/).filter({ hasText: /\/s\/[\w-]{43}/ });
  const message = (link ? sent.filter({ hasNotText: link }) : sent).last();
  await message.waitFor();
  link = /\/s\/[\w-]+/.exec((await message.textContent()) ?? '')?.[0] ?? '';
  return { path: link, contactId: await contactOf(id) };
}

async function chooseForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send form' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send form' });
  const choice = dialog.getByLabel('Form', { exact: true });
  if (await choice.isVisible()) await choice.selectOption({ label: 'Health' });
  await dialog.getByRole('button', { name: 'Send form' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Returns the id of the contact of a conversation. */
async function contactOf(id: string): Promise<string> {
  const token = await accessToken(product.url, EMAIL, PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const query = 'query ($id: ID!) { conversation(id: $id) { contact { id } } }';
  return (await callGraph(product.url, { query, variables: { id } }, headers)).body.data.conversation.contact.id;
}
