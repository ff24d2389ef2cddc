import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', PASSWORD);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Creates a contact, opens the contact's simulated phone and asks for a person. */
async function askForPerson(name: string, number: string): Promise<Page> {
  const token = await accessToken(product.url, 'ada@acme.test', PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const query = `mutation { createContact(input: { name: "${name}", phone: "${number}" }) { contact { id } } }`;
  const { body } = await callGraph(product.url, { query }, headers);
  const phone = await ada.context.newPage();
  await phone.goto(`/admin/acme/phone/${body.data.createContact.contact.id}`);
  await phone.getByRole('textbox', { name: 'Message' }).fill('I want to talk to a person, please');
  await phone.keyboard.press('Enter');
  await phone.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]').first().waitFor(PATIENCE);
  return phone;
}

it('a handed-off conversation is claimed, scored and corrected, and the next one opens [AG-32]', async () => {
  const { page } = ada;
  for (const [name, number] of [
    ['Rita Review', '+442079460721'],
    ['Nora Next', '+442079460722'],
  ] as const)
    await (await askForPerson(name, number)).close();

  await page.goto('/admin/acme/reviews?reason=HANDOFF');
  await page.getByRole('button', { name: 'Open review of Nora Next' }).waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Open review of Rita Review' }).click();
  const review = page.getByRole('region', { name: 'Rita Review' });
  await review.getByRole('button', { name: 'Claim review' }).waitFor();
  await page.keyboard.press('c');
  await review.getByLabel('Accuracy').selectOption('2');
  await review.getByLabel('Comment').fill('The agent could have answered this.');
  expect(await violations(page)).toEqual([]);

  await review.getByRole('button', { name: 'Add answer to knowledge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add question and answer' });
  await dialog.getByLabel('Question').fill('Can I talk to a person?');
  await dialog.getByLabel('Answer').fill('Our team answers from 9 to 17 o’clock.');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await review.getByRole('button', { name: 'Complete and next' }).click();
  const next = page.getByRole('region', { name: 'Nora Next' });
  await next.getByRole('form', { name: 'Scores' }).waitFor(PATIENCE);

  await page.goto('/admin/acme/reviews?status=COMPLETED');
  await page.getByRole('button', { name: 'Open review of Rita Review' }).click();
  await page.getByText('The agent could have answered this.').waitFor();
  await page.goto('/admin/acme/knowledge/sources');
  await page.getByRole('link', { name: 'Can I talk to a person?' }).waitFor();
}, 180_000);
