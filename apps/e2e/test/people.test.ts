import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { openEmailLink } from '../support/mailbox.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const [ADA, BEN, MIA] = ['ada@acme.test', 'ben@acme.test', 'mia@acme.test'] as const;
const MEMBERS = '/admin/rehearsal/members';
const SETTINGS = '/admin/rehearsal/settings/organization';

let product: Product;
let browser: Browser;
let ada: Profile;
let mia: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  mia = await newProfile(browser, product.url);
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

const asks = async (email: string, query: string) => {
  const token = await accessToken(product.url, email, PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'rehearsal' };
  return (await callGraph(product.url, { query }, headers)).body.data;
};

describe('a workspace that changes its owner and goes live', () => {
  step('creates a staging workspace [AM-31]', async () => {
    const { page } = ada;
    await signIn(page, ADA, PASSWORD);
    await page.goto('/workspaces/new');
    await page.getByLabel('Name', { exact: true }).fill('Rehearsal');
    await page.getByText('Staging', { exact: true }).click();
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.waitForURL(/\/admin\/rehearsal(\/|$)/);
  });

  step('invites three addresses in one request, and shows the result of each [WC-09]', async () => {
    const { page } = ada;
    await page.goto(MEMBERS);
    await page.getByRole('button', { name: 'Invite members' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite members' });
    const emails = dialog.getByRole('combobox', { name: 'Email addresses' });
    for (const email of [MIA, ADA, 'nobody']) {
      await emails.fill(email);
      await emails.press('Enter');
    }
    await dialog.getByLabel('Message (optional)').fill('We open on Monday.');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send 3 invitations' }).click();
    const results = page.getByRole('group', { name: 'Invitation results' });
    await results.waitFor();
    expect(await results.getByRole('listitem').allTextContents()).toEqual([
      `${MIA}Invited`,
      `${ADA}Already a member`,
      'nobodyInvalid address',
    ]);
    await results.getByRole('button', { name: 'Done' }).click();
  });

  step('shows another account for whom the invitation is, and lets the invited account accept it [P3]', async () => {
    const { page } = mia;
    await signIn(page, BEN, PASSWORD);
    await openEmailLink(page, { to: MIA, subject: 'invited you' });
    await page.getByRole('heading', { name: 'This invitation is for another address' }).waitFor();
    expect(await page.getByText('You’re signed in as').textContent()).toContain(BEN);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Switch account' }).click();
    await page.getByLabel('Email').fill(MIA);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('We open on Monday.').waitFor();
    await page.getByRole('button', { name: 'Accept invitation' }).click();
    await page.waitForURL(/\/admin\/rehearsal(\/|$)/);
  });

  step('offers ownership to the new member, who becomes the owner [CB-33]', async () => {
    await ada.page.goto(MEMBERS);
    await ada.page.getByRole('button', { name: /^Actions for Mia/ }).click();
    await ada.page.getByRole('menuitem', { name: 'Offer ownership' }).click();
    await ada.page.getByRole('button', { name: /^Offer ownership/ }).click();
    await ada.page.getByRole('button', { name: 'Withdraw offer' }).waitFor();

    const { page } = mia;
    await page.goto(MEMBERS);
    await page.getByRole('button', { name: 'Accept ownership' }).click();
    const dialog = page.getByRole('dialog', { name: 'Become an owner of Rehearsal?' });
    await dialog.getByLabel('Workspace slug').fill('rehearsal');
    await dialog.getByRole('button', { name: 'Become owner' }).click();
    await page.getByRole('region', { name: 'Ownership transfer' }).waitFor({ state: 'hidden' });
    const role = '{ workspace { viewer { role } } }';
    expect((await asks(MIA, role)).workspace.viewer.role).toBe('owner');
    expect((await asks(ADA, role)).workspace.viewer.role).toBe('admin');
  });

  step('converts staging to production after every warning is acknowledged [AM-27] [AM-29]', async () => {
    const { page } = mia;
    await page.goto(SETTINGS);
    await convert(page, 'production');
    await page.getByText('You’re editing in production').waitFor();
    await page.getByRole('button', { name: 'Workspace Rehearsal, Production. Switch workspace' }).waitFor();
    expect((await asks(MIA, '{ workspace { environment } }')).workspace.environment).toBe('PRODUCTION');
    expect(await violations(page)).toEqual([]);
  });

  step('converts it back to staging, and lists both conversions [AM-30]', async () => {
    const { page } = mia;
    await convert(page, 'staging');
    await page.getByText('You’re editing in production').waitFor({ state: 'hidden' });
    const history = page.getByRole('list', { name: 'Conversion history' });
    await history.getByRole('listitem').nth(1).waitFor();
    expect(await history.getByRole('listitem').count()).toBe(2);
    expect((await asks(MIA, '{ workspace { environment } }')).workspace.environment).toBe('STAGING');
  });

  step('adds the workspace to an organization, which has its own page [AM-13]', async () => {
    const { page } = mia;
    await page.getByRole('button', { name: 'Add to organization' }).click();
    const form = page.getByRole('form', { name: 'Add to organization' });
    await form.getByLabel('Organization name').fill('Rehearsal Group');
    await form.getByRole('button', { name: 'Add workspace' }).click();
    await page.getByRole('link', { name: 'Rehearsal Group' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rehearsal Group' }).waitFor();
    await page.getByRole('link', { name: /Rehearsal.*Staging/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/workspaces');
    await page.getByRole('region', { name: 'Rehearsal Group' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  step('leaves no error in any console', () => {
    expect([...ada.errors, ...mia.errors]).toEqual([]);
  });
});

async function convert(page: Page, target: string): Promise<void> {
  await page.getByRole('button', { name: `Convert to ${target}` }).click();
  const form = page.getByRole('form', { name: 'Convert environment' });
  await form.getByRole('checkbox').first().waitFor();
  for (const box of await form.getByRole('checkbox').all()) await box.check();
  expect(await violations(page)).toEqual([]);
  await form.getByLabel('Workspace slug').fill('rehearsal');
  await form.getByRole('button', { name: `Convert to ${target}` }).click();
  await form.waitFor({ state: 'hidden' });
}
