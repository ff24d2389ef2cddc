import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;
let pia: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  ben = await newProfile(browser, product.url, { scheme: 'dark' });
  pia = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('the audit log, from a change to a file', () => {
  it('shows a change live, verifies the log, and exports it [A1] [T7]', async () => {
    const { page } = ben;
    await signIn(page, 'ben@acme.test', PASSWORD);
    await page.goto('/admin/acme/audit');
    await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();

    await signIn(ada.page, 'ada@acme.test', PASSWORD);
    await ada.page.goto('/admin/acme');
    await ada.page.getByRole('button', { name: /Pause/ }).first().click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Pause AI agent' }).click();
    const row = page
      .getByRole('table', { name: 'Audit log' })
      .getByRole('row', { name: /Ada Okafor paused the agent/ });
    await row.waitFor();
    await ada.page
      .getByRole('button', { name: /Resume/ })
      .first()
      .click();
    await page.getByRole('row', { name: /Ada Okafor resumed the agent/ }).waitFor();

    await page.getByRole('button', { name: 'Verify log' }).click();
    await page.getByText('The log is intact').waitFor();
    await page.getByRole('button', { name: 'Export NDJSON' }).click();
    const download = page.getByRole('button', { name: 'Download NDJSON' });
    await download.waitFor();
    await page.reload();
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    const lines = (await readFile(await file.path(), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ name }) => name)).toEqual(expect.arrayContaining(['agent.paused', 'agent.resumed']));
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, nth) => nth + 1));
    expect(await violations(page)).toEqual([]);
    expect([...ben.errors, ...ada.errors]).toEqual([]);
  });

  it('shows a global admin the platform, and nothing of a workspace [WC-33] [WC-35]', async () => {
    const { page } = pia;
    await signIn(page, 'pia@frontdesk.test', PASSWORD);
    await page.goto('/platform');
    await page.getByText('INTEGRATIONS_ENCRYPTION_KEY').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/users');
    await page.getByRole('row', { name: /ada@acme.test/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    const texts = [];
    for (const slug of ['acme', 'never-was-here']) {
      await page.goto(`/admin/${slug}/audit`);
      await page.getByRole('link', { name: 'Your workspaces' }).waitFor();
      texts.push((await page.getByRole('main').innerText()).replaceAll(slug, 'SLUG'));
    }
    expect(texts[0]).toBe(texts[1]);
    expect(pia.errors).toEqual([]);
  });
});
