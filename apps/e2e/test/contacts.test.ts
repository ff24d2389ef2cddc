import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const DEMO_PASSWORD = 'welcome to the desk';

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
  'Full name;Mobile;E-mail;Labels',
  'Zora Import;+44 20 7946 0701;zora@import.test;spring',
  'Zeno Import;not a number;zeno@import.test;spring',
  'Zita Import;+44 20 7946 0702;;spring',
].join('\n');

/** A large import file with the headers of the file above, 12,000 valid rows and one invalid row. */
const MANY = [
  'Full name;Mobile;E-mail;Labels',
  'Mona Many;not a number;;many',
  ...Array.from({ length: 12_000 }, (_, nth) => `Person ${nth};+4420${72_000_000 + nth};;many`),
].join('\n');

/** A trigger that lets a job process one batch of ten thousand rows and postpones the next batch by an hour. */
const HOLD = `
  create function hold_second_turn() returns trigger language plpgsql security definer as $$
  begin
    if exists (select from public.jobs where id::text = new.payload ->> 'id' and done > 0) then
      new.run_at := now() + interval '1 hour';
    end if;
    return new;
  end $$;
  create trigger hold_second_turn before insert on graphile_worker._private_jobs
    for each row execute function hold_second_turn()`;
const RELEASE = 'drop trigger hold_second_turn on graphile_worker._private_jobs; drop function hold_second_turn';

async function choose(page: Page, name: string, file: string): Promise<void> {
  await page.goto('/admin/acme/contacts/import');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose file' }).click();
  await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('contacts', () => {
  it('are imported from a file, with errors corrected [WC-19]', async () => {
    const { page } = ada;
    await choose(page, 'people.csv', FILE);
    await page.getByRole('button', { name: 'Preview import' }).click();

    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    const row = page.getByRole('form', { name: 'Row 2' });
    await row.getByLabel('Mobile').fill('+44 20 7946 0703');
    await row.getByRole('button', { name: 'Fix row 2' }).click();
    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await page.getByLabel('Results').textContent()).toContain('Created3');
    expect(await violations(page)).toEqual([]);
  });

  it('are imported by a job that is paused, found again after a reload, resumed and undone [WC-19]', async () => {
    const { page } = ada;
    await choose(page, 'many.csv', MANY);
    await page.getByText('Mapping reused from your last file with these headers.').waitFor();
    await page.getByRole('button', { name: 'Preview import' }).click();
    await page.getByRole('button', { name: 'Import 12,000 rows' }).waitFor({ timeout: 120_000 });
    await inDatabase(product, HOLD);
    await page.getByRole('button', { name: 'Import 12,000 rows' }).click();
    const progress = page.locator('#main').getByRole('progressbar', { name: 'Importing many.csv' });
    await page.locator('#main').getByText('10,000 of 12,000').waitFor({ timeout: 120_000 });
    expect(await progress.getAttribute('aria-valuetext')).toMatch(/^10,000 of 12,000, [\d,]+ per second, .+ left$/);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Importing many.csv' }).waitFor();
    expect(await progress.getAttribute('aria-valuetext')).toBe('10,000 of 12,000, paused');
    expect(await violations(page)).toEqual([]);
    await inDatabase(product, RELEASE);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor({ timeout: 120_000 });
    expect(await page.getByLabel('Results').textContent()).toContain('Created12,000');
    const [found] = await inDatabase(product, "select count(*)::int as count from contacts where tags = '{many}'");
    expect(found).toEqual({ count: 12_000 });

    const [rejected] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(await readFile(await rejected.path(), 'utf8')).toContain('not a number');
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('heading', { name: 'Undone' }).waitFor({ timeout: 120_000 });
    expect(await inDatabase(product, "select 1 from contacts where tags = '{many}'")).toEqual([]);
  }, 600_000);

  it('are listed, saved as a view, and merged [WC-18]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contacts?tag=spring&sort=NAME&dir=asc');
    await names(page).first().waitFor();
    expect(await names(page).allTextContents()).toEqual(['Zeno Import', 'Zita Import', 'Zora Import']);
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Spring');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'All contacts' }).click();
    await page.getByRole('button', { name: 'Spring', exact: true }).click();
    await page.waitForURL(/tag=spring/);

    await page.getByRole('checkbox', { name: 'Select Zita Import' }).check();
    await page.getByRole('checkbox', { name: 'Select Zora Import' }).check();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('button', { name: 'Merge contacts' }).click();
    await page.getByText('2 contacts match').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name: 'Zita Import' }).click();
    await page.getByRole('button', { name: 'Undo merge' }).click();
    await page
      .getByRole('dialog', { name: /Undo merge/ })
      .getByRole('button', { name: 'Undo merge' })
      .click();
    await page.getByText('3 contacts match').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([1_200, 1_280])('fit into their table at a width of %i', async (width) => {
    const { page } = ada;
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/admin/acme/contacts');
    await names(page).first().waitFor();
    const table = page.getByRole('table', { name: 'Contacts' });
    const over = await table.evaluate(
      ({ parentElement: frame }) => (frame?.scrollWidth ?? 0) - (frame?.clientWidth ?? 0),
    );
    expect(over).toBe(0);
  });

  it('show the chosen columns, in their order, after a reload too [WC-18]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contacts');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Tags' }).uncheck();
    await page.getByRole('button', { name: 'Move Phone down' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.waitForURL(/col=email&col=phone/);
    await page.goto('/admin/acme/contacts');
    await names(page).first().waitFor();
    // A narrow window does not show the company.
    const order = ['', 'Name', 'Email', 'Phone', 'Status', 'Created'];
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(order);
  });
});

const names = (page: Page) => page.getByRole('table', { name: 'Contacts' }).getByRole('link');
