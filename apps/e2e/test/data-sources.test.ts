import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

it('a FHIR store is connected, tested and read; it fails, shows the reason, and is repaired [AM-34]', async () => {
  const { page } = ada;
  await signIn(page, 'ada@acme.test', PASSWORD);
  await page.goto('/admin/acme/data-sources');
  await page.getByText('No data sources yet').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Connect data source' }).click();
  const form = page.getByRole('form', { name: 'Data source' });
  await form.getByRole('button', { name: 'Use sandbox' }).click();
  const address = await form.getByLabel('Base URL').inputValue();
  const token = await form.getByLabel('Token').inputValue();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sandbox EHR' }).waitFor();

  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('Connected: Simulated FHIR server').waitFor();
  await page.getByText('Patients: 120').waitFor();
  await page.getByText('Nora Keller').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sync now' }).click();
  const runs = page.getByRole('list', { name: 'Syncs' });
  await runs.getByText('166 new').waitFor();
  await page.getByText('Healthy').waitFor();

  const steer = (known: boolean) =>
    fetch(`${new URL(address).origin}/_control/credentials`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: token, revoked: !known }),
    });
  await steer(false);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('Degraded').waitFor();
  await page.getByRole('note').getByText('the token is unknown or expired').waitFor();
  expect(await violations(page)).toEqual([]);

  await steer(true);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('Healthy').waitFor();
  // All records have the change time that the cursor stores, so the run reads all of them again.
  await runs.getByText('166 unchanged').waitFor();
});

it('a REST API is connected, mapped with a preview of real records, and read [RC-13]', async () => {
  const { page } = ada;
  await page.goto('/admin/acme/data-sources');
  await page.getByRole('button', { name: 'Connect data source' }).click();
  const form = page.getByRole('form', { name: 'Data source' });
  await form.getByLabel('Kind').selectOption('REST API');
  await form.getByRole('button', { name: 'Use sandbox' }).click();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sandbox CRM' }).waitFor();

  await page.getByRole('button', { name: 'Load records' }).click();
  await page.getByText('20 records').waitFor();
  const mapping = page.getByRole('form', { name: 'Mapping' });
  await mapping.getByLabel('Path of the external ID').fill('customer_id');
  const fields = mapping.getByRole('list', { name: 'Mapped fields' }).getByRole('listitem');
  await fields.nth(0).getByLabel('Conversion').selectOption('Join values');
  await fields.nth(0).getByLabel('Paths, separated by commas').fill('name.first, name.last');
  await fields.nth(0).getByLabel('Separator between the values').fill(' ');
  await fields.nth(1).getByLabel('Path').fill('contact.phone');
  await fields.nth(2).getByLabel('Path').fill('contact.emails.0');
  await fields.nth(2).getByLabel('Conversion').selectOption('Lowercase');
  await page.getByRole('button', { name: 'Preview mapping' }).click();
  await page.getByText('20 mapped, 0 rejected').waitFor();
  await page.getByText('customer-0@people.example', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await screenshots(page, 'rest-mapping');
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await page.getByText('Version 1. Each change creates a new version.').waitFor();

  await page.getByRole('button', { name: 'Sync now' }).click();
  const runs = page.getByRole('list', { name: 'Syncs' });
  await runs.getByText('120 new').waitFor();
  await runs.getByText('mapping version 1').waitFor();
  await page.goto('/admin/acme/world');
  await page.getByRole('searchbox').fill('Elena Moreau');
  await page.getByRole('link', { name: 'Elena Moreau' }).first().waitFor();
});

/** Saves screenshots of two widths if the environment variable PICTURES names a folder. */
async function screenshots(page: Page, what: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const width of [390, 1_280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${folder}/${what}-${width}.png`, fullPage: true });
  }
}
