import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addVirtualAuthenticator } from '../support/authenticator.ts';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const EMAIL = 'ada@acme.test';
const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, EMAIL, PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a sensitive change an hour after signing in', () => {
  it('asks for the password once and keeps what was typed [S15]', async () => {
    const { page, errors } = ada;
    await page.goto('/admin/acme/settings/security');
    const idleTime = page.getByLabel('Idle timeout (minutes)');
    const save = page.getByRole('button', { name: 'Save security settings' });
    // Precondition: shortly after sign-in, no reauthentication is required.
    await idleTime.fill('700');
    await save.click();
    await page.getByText('Settings saved.', { exact: true }).waitFor();

    await inDatabase(product, "update sessions set proved_at = now() - interval '1 hour'");
    await idleTime.fill('600');
    await save.click();
    const dialog = page.getByRole('dialog', { name: 'Confirm your identity' });
    const password = dialog.getByLabel(`Password for ${EMAIL}`);
    await password.fill('not the password');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByText('The password is incorrect.').waitFor();
    await password.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await page.reload();
    expect(await idleTime.inputValue()).toBe('600');
    expect(errors).toEqual([]);
  });

  it('leaves the form as it was when the dialog is canceled [S15]', async () => {
    const { page } = ada;
    await inDatabase(product, "update sessions set proved_at = now() - interval '1 hour'");
    const idleTime = page.getByLabel('Idle timeout (minutes)');
    await idleTime.fill('500');
    await page.getByRole('button', { name: 'Save security settings' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await idleTime.inputValue()).toBe('500');
    await page.reload();
    expect(await idleTime.inputValue()).toBe('600');
  });

  it('accepts a passkey instead of the password [S15]', async () => {
    const { page, errors } = await newProfile(browser, product.url);
    await addVirtualAuthenticator(page);
    await signIn(page, 'gus@globex.test', PASSWORD);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Add passkey' }).click();
    const adding = page.getByRole('dialog', { name: 'Add passkey' });
    await adding.getByLabel('Name').fill('Laptop');
    await adding.getByRole('button', { name: 'Continue' }).click();
    const codes = page.getByRole('dialog', { name: 'Save your recovery codes' });
    await codes.getByLabel('I saved my recovery codes').check();
    await codes.getByRole('button', { name: 'Done' }).click();
    await codes.waitFor({ state: 'hidden' });

    await inDatabase(product, "update sessions set proved_at = now() - interval '1 hour'");
    await page.goto('/admin/globex/settings/security');
    const idleTime = page.getByLabel('Idle timeout (minutes)');
    await idleTime.fill('300');
    await page.getByRole('button', { name: 'Save security settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm your identity' });
    await dialog.getByRole('button', { name: 'Use passkey' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Settings saved.', { exact: true }).waitFor();
    await page.reload();
    expect(await idleTime.inputValue()).toBe('300');
    expect(errors).toEqual([]);
  });
});
