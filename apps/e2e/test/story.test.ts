import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, signInWithForm } from '../support/browser.ts';
import { tenantRows } from '../support/database.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { openEmailLink } from '../support/mailbox.ts';
import { type ProductProcess, startProcess } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const OLIVE = { name: 'Olive Owens', email: 'olive@story.test', password: 'nine calm otters swim' };
const MAX = { name: 'Max Member', email: 'max@story.test', password: 'seven brisk herons fly' };
const DEMO_PASSWORD = 'welcome to the desk';

const REGISTERED = `mutation SubmitLead($input: CreateLeadInput!) {
  createLead(input: $input) { lead { id name source } errors { code field } }
}`;

let product: ProductProcess;
let browser: Browser;
let olive: Profile;
let max: Profile;
let workspaceId = '';
let key = '';
let curl = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProcess(), openBrowser()]);
  olive = await newProfile(browser, product.url);
  max = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

let broken = false;

/** Defines a test that continues from the previous test. After a failure, all later tests of the file fail immediately. */
const step = (name: string, act: () => Promise<void> | void) =>
  it(name, async () => {
    if (broken) throw new Error('An earlier step failed.');
    broken = true;
    await act();
    broken = false;
  });

describe('the story of Acme WhatsApp', () => {
  step('starts with one command, and prints the URL and the demo accounts', () => {
    expect(product.output()).toContain(`Frontdesk is ready: ${product.url}`);
    expect(product.output()).toContain('Ada Okafor, owner of Acme Fitness');
  });

  step('lets a visitor register, verify and create a workspace [WC-36] [WC-37] [CB-36]', async () => {
    await register(olive, OLIVE);
    const { page } = olive;
    await page.getByRole('link', { name: 'Create workspace' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Acme WhatsApp');
    expect(await page.getByLabel('Slug').inputValue()).toBe('acme-whatsapp');
    await page.getByRole('radio', { name: 'WhatsApp' }).click();
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.waitForURL(/\/admin\/acme-whatsapp(\/|$)/);
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    const { body } = await asOlive('{ workspace { id channel } }');
    expect(body.data.workspace.channel).toBe('WHATSAPP');
    workspaceId = body.data.workspace.id;
  });

  step('invites a second person, who accepts in another browser [WC-08] [WC-09] [WC-30]', async () => {
    const { page } = olive;
    await page.getByRole('navigation').getByRole('button', { name: 'Workspace', exact: true }).click();
    await page.getByRole('link', { name: 'Members', exact: true }).click();
    await page.getByRole('button', { name: 'Invite members' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite members' });
    await dialog.getByRole('combobox', { name: 'Email addresses' }).fill(MAX.email);
    await dialog.getByRole('button', { name: /Operator \/ Agent/ }).click();
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByRole('button', { name: `Revoke invitation to ${MAX.email}` }).waitFor();

    await register(max, MAX);
    await openEmailLink(max.page, { to: MAX.email, subject: 'invited you' });
    await max.page.getByRole('button', { name: 'Accept invitation' }).click();
    await max.page.waitForURL(/\/admin\/acme-whatsapp(\/|$)/);

    await page.reload();
    const row = page.getByRole('table', { name: 'Members' }).getByRole('row', { name: new RegExp(MAX.email) });
    expect(await row.textContent()).toContain(MAX.name);
    const { body } = await asOlive('{ members(first: 10) { edges { node { email role effectivePolicies } } } }');
    const member = body.data.members.edges
      .map((edge: { node: object }) => edge.node)
      .find(({ email }: { email: string }) => email === MAX.email);
    expect(member.effectivePolicies).toEqual(
      expect.arrayContaining(['message.read', 'message.send', 'contact.read', 'campaign.read', 'lead.read']),
    );
  });

  step('lets the owner change the access of the member, from the next request on [WC-10]', async () => {
    const before = await accessToken(product.url, MAX.email, MAX.password);
    const create = {
      query: REGISTERED,
      variables: { input: { name: 'Early Erin', phone: '+442079460001', consent: true } },
    };
    expect((await as(before, create)).body.errors[0].extensions.code).toBe('FORBIDDEN');

    const { page } = olive;
    await page
      .getByRole('table', { name: 'Members' })
      .getByRole('button', { name: `Actions for ${MAX.name}` })
      .click();
    await page.getByRole('menuitem', { name: 'Edit access' }).click();
    const editor = page.getByRole('form', { name: `Access of ${MAX.name}` });
    await editor.getByRole('radiogroup', { name: 'lead.manage' }).getByText('Granted').click();
    await page.getByRole('region', { name: 'Changes' }).getByText('lead.manage').waitFor();
    await editor.getByRole('button', { name: /^Save/ }).click();
    await editor.waitFor({ state: 'hidden' });

    expect((await as(before, create)).body.data.createLead.errors).toEqual([]);
  });

  step(
    'accepts leads by the form, by plain HTML and by API key, and shows each live [CB-02] [CB-08] [CB-25]',
    async () => {
      await max.page.goto('/admin/acme-whatsapp/leads');
      await max.page.getByRole('table', { name: 'Leads' }).waitFor();
      const seen = (name: string) =>
        max.page
          .getByRole('table', { name: 'Leads' })
          .getByRole('row', { name: new RegExp(name) })
          .waitFor();

      const visitor = await newProfile(browser, product.url);
      await visitor.page.goto('/forms/acme-whatsapp');
      await visitor.page.getByLabel('Name', { exact: false }).first().fill('Fiona Form');
      await visitor.page.getByLabel(/Phone/).fill('+44 20 7946 0018');
      await visitor.page.getByRole('checkbox').check();
      await visitor.page.getByRole('button', { name: /Send/ }).click();
      await visitor.page.getByText(/Thank you/).waitFor();
      await seen('Fiona Form');
      expect(visitor.errors).toEqual([]);
      await visitor.context.close();

      const fields = new URLSearchParams({ name: 'Percy Post', phone: '+44 20 7946 0019', consent: 'on' });
      expect((await fetch(`${product.url}/forms/acme-whatsapp`, { method: 'POST', body: fields })).status).toBe(200);
      await seen('Percy Post');

      key = await createKey(olive);
      const { body } = await asOlive(
        'mutation ($document: String!) { createPersistedOperation(document: $document) { operation { id } } }',
        { document: REGISTERED },
      );
      const { id } = body.data.createPersistedOperation.operation;
      const variables = { input: { name: 'Keith Key', phone: '+442079460020', consent: true } };
      const payload = JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
      const { stdout } = await promisify(execFile)('curl', [
        '-s',
        `${product.url}/graphql`,
        '-H',
        `authorization: Bearer ${key}`,
        '-H',
        'content-type: application/json',
        '--data',
        payload,
      ]);
      expect(JSON.parse(stdout)).toMatchObject({
        data: { createLead: { lead: { name: 'Keith Key', source: 'API' } } },
      });
      await seen('Keith Key');
    },
  );

  step('refuses the same actions in the app, the API and the database [CB-09] [CB-11] [CB-35] [AM-10]', async () => {
    const { page } = max;
    await page.goto('/admin/acme-whatsapp/settings');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: 'Create key' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    const token = await accessToken(product.url, MAX.email, MAX.password);
    const createApiKey =
      'mutation { createApiKey(input: { name: "x", environment: PRODUCTION, mode: ANY_OPERATION, scopes: ["lead.read"], expiresInDays: 1 }) { __typename } }';
    expect((await as(token, { query: createApiKey })).body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await as(token, { query: '{ diagnostics { authSecretPresent } }' })).body.errors[0].extensions.code).toBe(
      'FORBIDDEN',
    );

    const gus = await newProfile(browser, product.url);
    await signIn(gus.page, 'gus@globex.test', DEMO_PASSWORD);
    const texts = [];
    for (const slug of ['acme-whatsapp', 'never-was-here']) {
      await gus.page.goto(`/admin/${slug}/leads`);
      await gus.page.getByRole('heading', { level: 1 }).waitFor();
      texts.push((await gus.page.locator('body').innerText()).replaceAll(slug, 'SLUG'));
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toMatch(/not found|does not exist|nothing here/i);
    await gus.context.close();

    const gusToken = await accessToken(product.url, 'gus@globex.test', DEMO_PASSWORD);
    const made = await callGraph(
      product.url,
      { query: createApiKey.replace('__typename', 'secret') },
      { authorization: `Bearer ${gusToken}`, 'x-workspace': 'globex' },
    );
    const globexKey = { authorization: `Bearer ${made.body.data.createApiKey.secret}` };
    const leads = { query: '{ leads(first: 100) { edges { node { name } } } }' };
    expect(
      (await callGraph(product.url, leads, { ...globexKey, 'x-workspace': 'acme-whatsapp' })).body.errors[0].extensions
        .code,
    ).toBe('NOT_FOUND');
    const own = JSON.stringify((await callGraph(product.url, leads, globexKey)).body);
    expect(own).toContain('node');
    expect(own).not.toContain('Keith Key');

    for (const [table, { visible, existing }] of Object.entries(await tenantRows(product))) {
      expect({ table, visible }).toEqual({ table, visible: 0 });
      if (table === 'leads') expect(existing).toBeGreaterThan(0);
    }
  });

  step('lets a developer complete a query in the playground and save it as a persisted operation', async () => {
    const { page } = olive;
    await page.goto('/admin/acme-whatsapp/playground');
    // The editor loads after the page and then fetches the schema. The query can run once the editor shows it.
    await page.locator('.graphiql-query-editor').getByText('totalCount').waitFor();
    await settled(page);
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.locator('.graphiql-container').getByText('"data"').first().waitFor();
    await page.getByRole('button', { name: 'Save query' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor();
    curl =
      (await dialog
        .getByText(/^curl /)
        .first()
        .textContent()) ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', `${curl} -s`], {
      env: { ...process.env, FRONTDESK_KEY: key },
    });
    expect(JSON.parse(stdout)).toHaveProperty('data');
    await page.keyboard.press('Escape');
  });

  step('renames the workspace, and deletes it with all its data [CB-19] [CB-20] [CB-28] [WC-06]', async () => {
    const { page } = olive;
    const form = () => fetch(`${product.url}/forms/acme-whatsapp`, { headers: { accept: 'text/html' } });
    expect((await form()).status).toBe(200);
    await page.goto('/admin/acme-whatsapp/settings');
    await renameSlug(olive, 'acme-chat');
    await page.waitForURL(/\/admin\/acme-chat(\/|$)/);
    expect((await form()).status).toBe(404);
    expect((await fetch(`${product.url}/forms/acme-chat`, { headers: { accept: 'text/html' } })).status).toBe(200);

    expect((await tenantRows(product, workspaceId)).leads?.existing).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Delete workspace' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('acme-chat');
    await dialog.getByRole('button', { name: 'Delete permanently' }).click();
    await page.waitForURL(/\/workspaces/);
    for (const [table, { existing }] of Object.entries(await tenantRows(product, workspaceId))) {
      expect({ table, existing }).toEqual({ table, existing: 0 });
    }
    expect((await fetch(`${product.url}/forms/acme-chat`, { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  step('leaves no error in any console', () => {
    expect([...olive.errors, ...max.errors]).toEqual([]);
  });
});

async function register({ page }: Profile, { name, email, password }: typeof OLIVE): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
  await openEmailLink(page, { to: email, subject: 'Verify' });
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Verify email' }).click();
  await page.getByRole('heading', { name: 'Email verified' }).waitFor();
  await signInWithForm(page, email, password);
}

async function createKey({ page }: Profile): Promise<string> {
  await page.goto('/admin/acme-whatsapp/settings');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Website');
  await dialog.getByLabel('Find permission').fill('lead.manage');
  await dialog.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ }).check();
  await dialog.getByRole('button', { name: /^Create/ }).click();
  const secret = dialog.getByText(/fd_live_\w+/).first();
  await secret.waitFor();
  const text = /fd_live_\w+/.exec((await secret.textContent()) ?? '')?.[0] ?? '';
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: /Done|Close/ }).click();
  return text;
}

async function renameSlug({ page }: Profile, slug: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit slug' }).click();
  await page.getByRole('textbox', { name: 'Slug' }).fill(slug);
  await page.getByRole('button', { name: 'Change slug' }).click();
}

const as = (token: string, body: object) =>
  callGraph(product.url, body, { authorization: `Bearer ${token}`, 'x-workspace': 'acme-whatsapp' });

async function asOlive(query: string, variables: object = {}) {
  return as(await accessToken(product.url, OLIVE.email, OLIVE.password), { query, variables });
}
