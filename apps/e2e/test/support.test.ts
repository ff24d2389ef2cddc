import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, signInWithForm, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const REASON = 'Ada wrote that her leads are gone.';

let product: Product;
let browser: Browser;
let ada: Profile;
let pia: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  pia = await newProfile(browser, product.url, { scheme: 'dark' });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a support session', () => {
  it('starts with access granted by a member, names both in the audit log, and ends when she revokes it [O1]', async () => {
    await signInWithForm(pia.page, 'pia@frontdesk.test', PASSWORD);
    await pia.page.goto('/admin/acme');
    await pia.page.getByRole('heading', { name: 'Page not found' }).waitFor();

    await signIn(ada.page, 'ada@acme.test', PASSWORD);
    await ada.page.goto('/admin/acme/settings/security');
    const section = ada.page.getByRole('region', { name: 'Support access' });
    await section.getByRole('button', { name: 'Grant support access' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Grant support access' });
    await dialog.getByRole('button', { name: 'Grant access' }).click();
    await section.getByText('Access granted').waitFor();

    await pia.page.goto('/platform');
    await pia.page.getByLabel('Workspace slug', { exact: true }).fill('acme');
    await pia.page.getByLabel('Reason').fill(REASON);
    await pia.page.getByRole('button', { name: 'Start support session' }).click();
    const banner = pia.page.getByText(/Support session in Acme.* for Ada Okafor/);
    await banner.waitFor();
    expect(await violations(pia.page)).toEqual([]);

    // With read-only access, buttons that change data are disabled.
    await pia.page.goto('/admin/acme/leads');
    await banner.waitFor();
    await pia.page.getByRole('table').getByRole('row').nth(1).waitFor();
    const add = (page: Profile['page']) => page.getByRole('button', { name: 'Add lead' });
    expect(await add(pia.page).getAttribute('aria-disabled')).toBe('true');
    await ada.page.goto('/admin/acme/leads');
    await ada.page.getByRole('table').getByRole('row').nth(1).waitFor();
    expect(await add(ada.page).getAttribute('aria-disabled')).not.toBe('true');

    await ada.page.goto('/admin/acme/audit');
    await ada.page.getByText('Pia Lund, support for Ada Okafor').first().waitFor();
    await ada.page.goto('/admin/acme/settings/security');
    await section.getByText(REASON).waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await section.getByRole('button', { name: 'End access' }).click();
    await section.getByText(/ended by Ada Okafor/).waitFor();
    await pia.page.goto('/admin/acme/leads');
    await pia.page.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});
