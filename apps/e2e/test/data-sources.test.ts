import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
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
