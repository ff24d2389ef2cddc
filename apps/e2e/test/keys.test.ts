import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const LEADS = '{ leads(first: 1) { totalCount } }';
const CREATE = `mutation Take($input: CreateLeadInput!) { createLead(input: $input) { lead { id } } }`;

let product: Product;
let browser: Browser;
let ada: Profile;
let first = '';
let second = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

let broken = false;

/** Defines a test that continues from the previous test. After a failure, all later tests of the file fail immediately. */
const step = (name: string, act: () => Promise<void>) =>
  it(name, async () => {
    if (broken) throw new Error('An earlier step failed.');
    broken = true;
    await act();
    broken = false;
  });

/** Sends a request with curl, so that the response's headers and body are those that a command line shows. */
async function curl(key: string, body: object, ...headers: string[]) {
  const lines = [`authorization: Bearer ${key}`, 'content-type: application/json', ...headers];
  const args = lines.flatMap((line) => ['-H', line]);
  const { stdout } = await promisify(execFile)('curl', [
    '-si',
    `${product.url}/graphql`,
    ...args,
    '--data',
    JSON.stringify(body),
  ]);
  const [head = '', text = ''] = stdout.split('\r\n\r\n');
  return { head: head.toLowerCase(), text, json: JSON.parse(text) };
}

const codeOf = async (key: string, query: string) =>
  (await curl(key, { query })).json.errors?.[0]?.extensions.code ?? null;

const row = (text: RegExp) =>
  ada.page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: text });

async function storedSecret(): Promise<string> {
  const dialog = ada.page.getByRole('dialog', { name: 'Save your API key' });
  const secret = await dialog.getByRole('group', { name: 'API key', exact: true }).innerText();
  await dialog.getByRole('checkbox', { name: /I’ve saved it/ }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return secret.trim();
}

describe('the life of a key', () => {
  step('creates a key with scopes, an environment and allowed addresses [CB-08] [CB-25]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/settings');
    await page.getByRole('button', { name: 'Create key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create API key' });
    await dialog.getByLabel('Name').fill('Shop');
    await dialog.getByRole('radio', { name: 'Any operation' }).check();
    const find = dialog.getByRole('searchbox', { name: 'Find permission' });
    for (const scope of ['lead.manage', 'contact.manage']) {
      await find.fill(scope);
      await dialog.getByRole('checkbox', { name: /^Create, edit/ }).check();
    }
    await find.fill('');
    await dialog.getByLabel(/Allowed IP addresses/).fill('127.0.0.0/8\n::1');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const command = await page.getByRole('group', { name: 'Create a lead with cURL' }).innerText();
    first = await storedSecret();
    const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -s`]);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Lena Lead', source: 'API' });
    expect(await row(/Shop/).textContent()).toContain('Allowed IP addresses: 127.0.0.0/8, ::1/128');
    expect((await curl(first, { query: LEADS })).json.data.leads.totalCount).toBeGreaterThan(0);
  });

  step('applies a change once if the shell repeats the request [I1]', async () => {
    const body = { query: CREATE, variables: { input: { name: 'Ida Once', phone: '+442079460077', consent: true } } };
    const once = await curl(first, body, 'idempotency-key: "5f0c"');
    const again = await curl(first, body, 'idempotency-key: "5f0c"');
    expect(again.text).toBe(once.text);
    expect(again.head).toContain('idempotency-replayed: true');
    expect(once.head).toMatch(/ratelimit: "requests";r=\d+;t=\d+/);
    const found = await curl(first, { query: '{ leads(first: 9, filter: { search: "Ida Once" }) { totalCount } }' });
    expect(found.json.data.leads.totalCount).toBe(1);
  });

  step('removes unused scopes [P4]', async () => {
    // The API writes key usage to the database up to a minute later, so the test inserts a row.
    await inDatabase(
      product,
      `insert into api_key_policy_uses (workspace_id, api_key_id, policy, last_used_at)
       select workspace_id, id, 'lead.manage', now() from api_keys where name = 'Shop' on conflict do nothing`,
    );
    const { page } = ada;
    await page.reload();
    await row(/Shop/)
      .getByText(/Used 2 of 4 scopes in 30 days/)
      .waitFor();
    expect(await codeOf(first, '{ contacts(first: 1) { totalCount } }')).toBeNull();
    await page.getByRole('button', { name: 'Remove unused scopes from Shop' }).click();
    await row(/Shop/)
      .getByText(/scopes in 30 days/)
      .waitFor({ state: 'hidden' });
    expect(await codeOf(first, '{ contacts(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    expect(await codeOf(first, LEADS)).toBeNull();
  });

  step('rotates the key: both keys work for a day, then only the new one [CB-25]', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Rotate API key Shop' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rotate API key Shop' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('radio', { name: 'After 24 hours' }).check();
    await dialog.getByRole('button', { name: 'Rotate key' }).click();
    second = await storedSecret();
    expect(second).not.toBe(first);
    await row(/replaced, expires in 2[34] hours/).waitFor();
    expect([await codeOf(first, LEADS), await codeOf(second, LEADS)]).toEqual([null, null]);
    // Ends the key's grace period of one day.
    await inDatabase(product, `update api_keys set expires_at = now() where replaced_by_id is not null`);
    expect([await codeOf(first, LEADS), await codeOf(second, LEADS)]).toEqual(['UNAUTHENTICATED', null]);
  });

  step('refuses the key from another address, without a reason [B5]', async () => {
    const { page } = ada;
    await page.reload();
    await page.getByRole('button', { name: 'Edit API key Shop' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit API key Shop' });
    await dialog.getByLabel(/Allowed IP addresses/).fill('203.0.113.0/24');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { json } = await curl(second, { query: LEADS });
    expect(json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(json.errors[0].message).not.toMatch(/address/i);
    expect(ada.errors).toEqual([]);
  });
});
