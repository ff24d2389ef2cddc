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

const FILE = JSON.stringify([
  { id: 1, short_code: 'zz-hello', content: 'Hi {{contact.first_name}}, {{agent.name}} here.' },
  { id: 2, short_code: 'zz-mail', content: 'We write to {{contact.email}}.' },
]);

describe('saved replies', () => {
  it('are imported from canned responses of Chatwoot after a preview, and removed by the undo [CB-06]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/saved-replies');
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose file' }).click();
    await (await choosing).setFiles({ name: 'canned.json', mimeType: 'application/json', buffer: Buffer.from(FILE) });
    await page.getByRole('heading', { level: 1, name: 'canned.json' }).waitFor();
    await page.getByRole('radio', { name: 'All members' }).check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Preview import' }).click();

    const start = page.getByRole('button', { name: 'Import 1 row' });
    await start.waitFor();
    await page.getByText('The text has the unknown variable {{contact.email}}.').waitFor();
    const stored = "select shortcut, text, visibility from saved_replies where shortcut like 'zz-%'";
    expect(await inDatabase(product, stored)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await start.click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    const text = 'Hi {{first_name}}, {{my_name}} here.';
    expect(await inDatabase(product, stored)).toEqual([{ shortcut: 'zz-hello', text, visibility: 'SHARED' }]);

    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('heading', { name: 'Undone' }).waitFor();
    expect(await inDatabase(product, stored)).toEqual([]);
  });
});
