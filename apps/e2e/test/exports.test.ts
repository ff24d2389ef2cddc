import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let desktop: Profile;
let phone: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  desktop = await newProfile(browser, product.url);
  phone = await newProfile(browser, product.url, { scheme: 'dark', width: 390, height: 844 });
  for (const { page } of [desktop, phone]) await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Starts the export of the open dialog, waits for its file and returns the file as text. */
async function exportedFrom(page: Page, title: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('radio', { name: 'NDJSON' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Start export' }).click();
  const download = dialog.getByRole('button', { name: 'Download file' });
  await download.waitFor();
  expect(await violations(page)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  return readFile(await file.path(), 'utf8');
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('exports', () => {
  it('contain the leads that the filter of the list matches [CB-06]', async () => {
    const { page } = desktop;
    await page.goto('/admin/acme/leads?status=QUALIFIED');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText(/^\d+ leads match the filter\.$/).waitFor();
    const leads = linesOf(await exportedFrom(page, 'Export leads'));
    const expected = await inDatabase(
      product,
      `select l.id from leads l join workspaces w on w.workspace_id = l.workspace_id
        where w.slug = 'acme' and l.status = 'QUALIFIED' order by l.id`,
    );
    expect(expected.length).toBeGreaterThan(1);
    expect(leads.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(['QUALIFIED']));
    expect(desktop.errors).toEqual([]);
  });

  it('contain the messages of conversations, started on a phone [CB-06]', async () => {
    const { page } = phone;
    await page.goto('/admin/acme/inbox?status=ANY');
    await page.getByRole('button', { name: 'Export conversations' }).click();
    const messages = linesOf(await exportedFrom(page, 'Export conversations'));
    expect(new Set(messages.map(({ direction }) => direction))).toEqual(new Set(['IN', 'OUT']));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(phone.errors).toEqual([]);
  });
});

describe('a person', () => {
  it('is exported and erased, and the receipt says what was deleted [CB-06]', async () => {
    const { page } = desktop;
    const [contact] = await inDatabase(
      product,
      `select c.id, c.name, c.phone from contacts c join workspaces w on w.workspace_id = c.workspace_id
        where w.slug = 'acme' and exists (select from conversations v where v.contact_id = c.id)
        order by c.id limit 1`,
    );
    const { id, name, phone: number } = contact as { id: string; name: string; phone: string };
    await page.goto(`/admin/acme/contacts/${id}`);
    await page.getByRole('button', { name: 'Export data' }).click();
    const drawer = page.getByRole('dialog').filter({ hasText: name });
    const download = drawer.getByRole('button', { name: 'Download file' });
    await download.waitFor();
    expect(await violations(page)).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain(number);

    await page.goto(`/admin/acme/contacts/${id}`);
    await page.getByRole('button', { name: 'Erase data' }).click();
    const question = page.getByRole('dialog', { name: `Erase all data of ${name}?` });
    await question.waitFor();
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: `Erase ${name}` }).click();
    await page.getByRole('heading', { name: 'Erasure receipts', level: 1 }).waitFor();
    await page.getByText(`Contact ID: ${id}`).waitFor();
    expect(await violations(page)).toEqual([]);
    const [receipt] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('list', { name: 'Erasure receipts' })
        .getByRole('button', { name: /Download/ })
        .click(),
    ]);
    const text = await readFile(await receipt.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ contactId: id, deleted: { contact: 1, conversation: 1 } });
    for (const detail of [name, number]) expect(text).not.toContain(detail);
    expect(await inDatabase(product, `select 1 from contacts where id = '${id}'`)).toEqual([]);
    await page.goto(`/admin/acme/contacts/${id}`);
    await page
      .getByText(/not found/i)
      .first()
      .waitFor();
    expect(desktop.errors).toEqual([]);
  });
});
