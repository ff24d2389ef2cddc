import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  ben = await newProfile(browser, product.url, { scheme: 'dark' });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const cards = (page: Page) => page.getByRole('region', { name: 'Integrations' });
const card = (page: Page, title: string) =>
  cards(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

describe('the integrations of a workspace, from empty to verified', () => {
  it('fills them in for the simulators, and verifies them with the provider [CB-03] [CB-22]', async () => {
    const { page } = ada;
    await signIn(page, 'ada@acme.test', PASSWORD);
    await page.goto('/admin/acme/settings');
    for (const title of ['Twilio', 'Cal.com', 'OpenAI']) {
      // The demo workspace already has the integration, so the test removes it.
      await card(page, title)
        .getByRole('button', { name: `Remove ${title}` })
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: `Remove ${title}` })
        .click();
      await card(page, title).getByText('Not set up').waitFor();
      await card(page, title)
        .getByRole('button', { name: `Use ${title} sandbox` })
        .click();
      await card(page, title)
        .getByRole('button', { name: `Verify ${title}` })
        .click();
      await card(page, title).getByText('Verified', { exact: true }).waitFor();
    }
    await page.getByText(/\/api\/whatsapp\/inbound$/).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('reports that a provider refused the credentials [CB-03]', async () => {
    const { page } = ben;
    await signIn(page, 'ben@acme.test', PASSWORD);
    await page.goto('/admin/acme/settings');
    await card(page, 'OpenAI').getByRole('button', { name: 'Remove OpenAI' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove OpenAI' }).click();
    await card(page, 'OpenAI').getByText('Not set up').waitFor();
    await card(page, 'OpenAI').getByRole('button', { name: 'Set up OpenAI' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set up OpenAI' });
    await dialog.getByLabel('API key').fill('sk-nobody-knows-this-one');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await card(page, 'OpenAI').getByText('-one', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(ben.errors).toEqual([]);
  }, 90_000);
});
