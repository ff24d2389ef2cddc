import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', DEMO_PASSWORD);
  await ada.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const FILE = [
  'Full name;Mobile;E-mail;Labels',
  'Zora Import;+44 20 7946 0701;zora@import.test;spring',
  'Zeno Import;not a number;zeno@import.test;spring',
  'Zita Import;+44 20 7946 0702;;spring',
].join('\n');

describe('contacts', () => {
  it('WC-19 are brought in from a file, with what was wrong put right', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contacts/import');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await choosing).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await page.getByRole('heading', { level: 1, name: 'people.csv' }).waitFor();
    await page.getByRole('button', { name: 'Check the file' }).click();

    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    const row = page.getByRole('form', { name: 'Row 2' });
    await row.getByLabel('Mobile').fill('+44 20 7946 0703');
    await row.getByRole('button', { name: 'Correct row 2' }).click();
    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await page.getByLabel('What came of it').textContent()).toContain('Created3');
    expect(await violations(page)).toEqual([]);
  });

  it('WC-18 are listed, kept as a view, and two of them made one', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contacts?tag=spring&sort=NAME&dir=asc');
    await names(page).first().waitFor();
    expect(await names(page).allTextContents()).toEqual(['Zeno Import', 'Zita Import', 'Zora Import']);
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Everybody' }).click();
    await page.getByRole('button', { name: 'Spring', exact: true }).click();
    await page.waitForURL(/tag=spring/);

    await page.getByRole('checkbox', { name: 'Select Zita Import' }).check();
    await page.getByRole('checkbox', { name: 'Select Zora Import' }).check();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('button', { name: 'Merge into one' }).click();
    await page.getByText('2 contacts fit').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

const names = (page: Page) => page.getByRole('table', { name: 'Contacts' }).getByRole('link');
