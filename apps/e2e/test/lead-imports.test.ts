import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { DEMO_PASSWORD } from '../support/every-page.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;
let ada: Profile;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const FILE = [
  'Full name;Mobile;Lead ID;Stage;Source;Notes',
  'Zora Lead;+44 20 7946 0871;crm-1;qualified;Spring fair;Wants a crown',
  'Zeno Lead;not a number;crm-2;;;',
  'Zita Lead;+44 20 7946 0872;crm-3;;;',
].join('\n');

describe('leads', () => {
  it('are imported from a file after a preview, and removed by the undo [CB-06]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/leads');
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose file' }).click();
    await (await choosing).setFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await page.getByRole('heading', { level: 1, name: 'leads.csv' }).waitFor();
    await page.getByRole('checkbox', { name: 'The people in this file agreed to be contacted' }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Preview import' }).click();

    const start = page.getByRole('button', { name: 'Import 2 rows' });
    await start.waitFor();
    expect(await page.locator('dl[aria-label=Preview]').textContent()).toContain('New leads2');
    await page.getByRole('form', { name: 'Row 2' }).waitFor();
    await page.getByText('The agent does not contact these leads.').waitFor();
    expect(await inDatabase(product, "select 1 from leads where source = 'IMPORT'")).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await start.click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await page.getByLabel('Results').textContent()).toContain('Leads created2');
    const stored = "select name, status from leads where source = 'IMPORT' order by name";
    expect(await inDatabase(product, stored)).toEqual([
      { name: 'Zita Lead', status: 'NEW' },
      { name: 'Zora Lead', status: 'QUALIFIED' },
    ]);

    await page.getByRole('link', { name: 'Leads' }).last().click();
    await page.getByRole('link', { name: 'Zora Lead' }).click();
    await page.getByText('Spring fair').waitFor();
    const status = page.getByRole('combobox', { name: 'Status' });
    await status.click();
    await page.getByRole('option', { name: 'Contacted' }).click();
    await page.goto('/admin/acme/leads/import');
    await page.getByRole('link', { name: 'leads.csv' }).click();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('heading', { name: 'Undone' }).waitFor();
    await page.getByText('The lead was changed after the import.').waitFor();
    expect(await inDatabase(product, stored)).toEqual([{ name: 'Zora Lead', status: 'CONTACTED' }]);
    expect(await violations(page)).toEqual([]);
  });
});
