import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let entity: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await arrive('ada@acme.test');
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(email: string, setting: Parameters<typeof newProfile>[2] = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

/** Records a world event about one person through the API. */
async function recordEvent(key: string, city: string): Promise<string> {
  const token = await accessToken(product.url, 'ada@acme.test', DEMO_PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const query = `mutation { createWorldEvent(input: { idempotencyKey: "${key}", type: "address.given", confidencePercent: 50,
    entity: { type: PERSON, system: "shop", externalId: "lena" },
    fields: [{ name: "name", string: "Lena Moss" }, { name: "city", string: "${city}" }] }) {
    entity { id } } }`;
  const { body } = await callGraph(product.url, { query }, headers);
  return body.data.createWorldEvent.entity.id;
}

describe('the world model', () => {
  it('shows facts with their source [AM-35]', async () => {
    const { page } = ada;
    entity = await recordEvent('1', 'Bath');
    await page.goto('/admin/acme/world?q=Lena');
    await page.getByRole('link', { name: 'Lena Moss' }).click();
    const known = page.getByRole('list', { name: 'Facts' });
    await known.getByText('Bath').waitFor();
    await known
      .getByText(/Likely, 50%/)
      .first()
      .waitFor();
  });

  it('lets a member correct a fact, and lower confidence does not win [AM-35]', async () => {
    const { page } = ada;
    const known = page.getByRole('list', { name: 'Facts' });
    await known.getByRole('button', { name: 'Correct City' }).click();
    await known.getByRole('textbox', { name: 'City' }).fill('Wells');
    await known.getByRole('button', { name: 'Save' }).click();
    await known.getByText(/Certain, 100%/).waitFor();
    await recordEvent('2', 'Paris');
    await page.reload();
    await page.getByRole('list', { name: 'History' }).getByText('Paris').waitFor();
    await known.getByText('Wells').waitFor();
    // The value that lost remains visible with its source.
    expect(await known.getByText(/^Other value: Paris/).count()).toBe(1);
    expect(await known.getByText(/^Other value: Wells/).count()).toBe(0);
  });

  it('lets a member retract a fact, and it remains visible [AM-35]', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Retract Field corrected' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retract event' }).click();
    await page.getByRole('list', { name: 'Facts' }).getByText('Paris').waitFor();
    await page.getByText('Retracted', { exact: true }).waitFor();
  });

  it('shows the facts of an earlier time, and exports the current ones', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Show the facts as of Field corrected' }).click();
    const past = page.getByRole('list', { name: 'Past facts' });
    await past.getByText('Wells').waitFor();
    expect(await page.getByRole('button', { name: 'Correct City' }).count()).toBe(0);
    await settled(page);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.getByLabel('Show facts as of').fill('2020-01-01T09:00');
    await page.getByText('No facts at this time').waitFor();
    await page.getByRole('button', { name: 'Show current state' }).click();
    await page.getByRole('list', { name: 'Facts' }).getByText('Paris').waitFor();

    await page.goto('/admin/acme/world?q=Lena');
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export records' });
    await dialog.getByText('Facts of 1 record.').waitFor();
    await dialog.getByRole('radio', { name: 'NDJSON' }).check({ force: true });
    await dialog.getByRole('button', { name: 'Start export' }).click();
    const download = dialog.getByRole('button', { name: 'Download file' });
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    const facts = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(facts.map(({ field, value }) => [field, value]).sort()).toEqual([
      ['city', 'Paris'],
      ['name', 'Lena Moss'],
    ]);
  });
});

/** Records what one system knows about a person. Returns the id of the entity. */
async function recordPerson(system: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const token = await accessToken(product.url, 'ada@acme.test', DEMO_PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const query = `mutation ($input: CreateWorldEventInput!) { createWorldEvent(input: $input) { entity { id } } }`;
  const input = {
    idempotencyKey: `person of ${system}`,
    type: 'person.synced',
    confidencePercent: system === 'ehr' ? 80 : 50,
    entity: { type: 'PERSON', system, externalId: 'vera' },
    fields: Object.entries(fields).map(([name, string]) => ({ name, string })),
  };
  const { body } = await callGraph(product.url, { query, variables: { input } }, headers);
  return body.data.createWorldEvent.entity.id;
}

describe('two records of one person', () => {
  const VERA = { name: 'Vera Holm', email: 'vera@mail.test' };

  it.each([1280, 390])('become one and apart again, at a width of %d pixels [AM-35]', async (width) => {
    const { page, errors } = await arrive('ada@acme.test', { width, height: 800 });
    const shop = await recordPerson('shop', { ...VERA, membership: 'Silver' });
    await recordPerson('ehr', { ...VERA, membership: 'Gold' });
    await page.goto('/admin/acme/world');
    await page.getByRole('link', { name: 'Possible duplicates' }).click();
    // The worker compares records asynchronously, so the page is reloaded until the pair appears.
    const link = page.getByRole('button', { name: 'Link Vera Holm and Vera Holm' });
    while (!(await link.isVisible())) {
      await page.reload();
      await settled(page);
    }
    await page.getByText(/70% match/).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await link.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Link records' }).click();
    await link.waitFor({ state: 'detached' });

    await page.goto(`/admin/acme/world/${shop}`);
    const facts = page.getByRole('list', { name: 'Facts' });
    await facts.getByText('Gold', { exact: true }).waitFor();
    await facts.getByText('Other value:').filter({ hasText: 'Silver' }).waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove link to Vera Holm' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove link' }).click();
    await facts.getByText('Gold', { exact: true }).waitFor({ state: 'detached' });
    await facts.getByText('Silver', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});

it('the pages are accessible in both color schemes and on a narrow screen [AM-35]', async () => {
  const { page, errors } = await arrive('ada@acme.test', { width: 320, height: 700 });
  for (const path of ['/admin/acme/world', `/admin/acme/world/${entity}`]) {
    await page.goto(path);
    await page.getByText('Lena Moss').first().waitFor();
    await settled(page);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  expect(errors).toEqual([]);
});
