import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addVirtualAuthenticator } from '../support/authenticator.ts';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { simulateIdleDays } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';
import { totp } from '../support/totp.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;
let secret = '';
let codes: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  ben = await newProfile(browser, product.url, { scheme: 'dark' });
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

describe('setting up, using and removing a second factor', () => {
  step('sets up an authenticator app, and saves the recovery codes', async () => {
    const { page } = ada;
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Set up app' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set up authenticator app' });
    await dialog.getByRole('img', { name: 'QR code of the secret' }).waitFor();
    secret = (await dialog.getByRole('group', { name: 'Secret' }).textContent()) ?? '';
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Code' }).fill(totp(secret));
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    codes = await recoveryCodes(page);
    expect(codes).toHaveLength(10);
    await page.getByText('10 of 10 left').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  step('signs in with a code after the password [SE7]', async () => {
    const { page } = ada;
    await signOut(page);
    await password(page, 'ada@acme.test');
    await page.getByRole('heading', { name: 'Two-factor authentication' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Code' }).fill(totp(secret, 1));
    await page.getByRole('button', { name: 'Continue' }).click();
    await signedIn(page);
  });

  step('signs in with a recovery code, once [SE7]', async () => {
    const { page } = ada;
    for (const outcome of ['in', 'refused']) {
      await signOut(page).catch(() => {});
      await password(page, 'ada@acme.test');
      await page.getByRole('button', { name: 'Use recovery code' }).click();
      await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '');
      await page.getByRole('button', { name: 'Continue' }).click();
      if (outcome === 'in') await signedIn(page);
      else await page.getByText('This recovery code is incorrect').waitFor();
    }
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[1] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await signedIn(page);
  });

  step('requires two-factor authentication in the workspace', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/settings/security');
    const section = page.getByRole('region', { name: 'Security' });
    await section.getByRole('switch', { name: 'Require two-factor authentication' }).click();
    await section.getByRole('button', { name: 'Save security settings' }).click();
    await page.getByText('Settings saved.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  step('sends a member without a second factor to add a passkey, and back to the page', async () => {
    const { page } = ben;
    await addVirtualAuthenticator(page);
    await signIn(page, 'ben@acme.test', DEMO_PASSWORD);
    await page.goto('/admin/acme/leads?status=NEW');
    await page.getByRole('heading', { name: 'This workspace requires two-factor authentication' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Set up two-factor authentication' }).click();
    await page.getByRole('button', { name: 'Add passkey' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add passkey' });
    await dialog.getByLabel('Name').fill('Blue laptop');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    expect(await recoveryCodes(page)).toHaveLength(10);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL(/\/admin\/acme\/leads\?status=NEW/);
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  });

  step('signs in with the passkey, without a password', async () => {
    const { page } = ben;
    await signOut(page);
    // With autofill, the virtual authenticator signs in immediately. Otherwise the button starts the sign-in.
    const button = page.getByRole('button', { name: 'Sign in with a passkey' });
    await Promise.race([signedIn(page), button.click({ timeout: 5_000 }).catch(() => {})]);
    await signedIn(page);
    await page.goto('/admin/acme/leads');
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor();
  });

  step('requires re-authentication after the idle timeout, and keeps the unsaved form [SE2]', async () => {
    const { page } = ben;
    await page.getByRole('button', { name: 'Add lead' }).first().click();
    const form = page.getByRole('dialog', { name: 'Add lead' });
    await form.getByLabel('Name').fill('Half a lead');
    const gate = page.getByRole('dialog', { name: 'Confirm your identity' });
    expect(await codeAfterIdleDays(page)).toBe('SESSION_IDLE');
    await gate.waitFor();
    expect(await violations(page)).toEqual([]);
    await gate.getByLabel('Password for ben@acme.test').fill(DEMO_PASSWORD);
    await gate.getByRole('button', { name: 'Continue' }).click();
    await gate.waitFor({ state: 'hidden' });
    expect(await form.getByLabel('Name').inputValue()).toBe('Half a lead');
    expect(new URL(page.url()).pathname).toBe('/admin/acme/leads');
  });

  it('with nothing in the console', () => {
    expect([...ada.errors, ...ben.errors]).toEqual([]);
  });
});

/**
 * Moves the sessions' last activity two days back and lets the page load its workspace again. Returns the error code of
 * the response. Repeats both once if a request that the server was still processing restarted the idle timeout.
 */
async function codeAfterIdleDays(page: Page): Promise<unknown> {
  const attempt = async () => {
    // A request that is still open could restart the idle timeout, or be denied before the request under test.
    await settled(page);
    await simulateIdleDays(product);
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('SessionWorkspace') ?? false,
    );
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const { errors } = (await (await answered).json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code;
  };
  return (await attempt()) ?? attempt();
}

async function password(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click({ timeout: 5_000 });
  await page.waitForURL(/\/sign-in/);
}

const signedIn = (page: Page) => page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

/** Reads the recovery codes and confirms that they are saved. */
async function recoveryCodes(page: Page): Promise<string[]> {
  const dialog = page.getByRole('dialog', { name: 'Save your recovery codes' });
  const text = (await dialog.getByRole('group', { name: 'Recovery codes' }).textContent()) ?? '';
  await dialog.getByLabel('I saved my recovery codes').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return text.match(/[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/g) ?? [];
}
