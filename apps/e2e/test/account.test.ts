import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signInWithForm, violations } from '../support/browser.ts';
import { openEmailLink } from '../support/mailbox.ts';
import { type Product, startProduct } from '../support/product.ts';

const NORA = { name: 'Nora Novak', email: 'nora@account.test', password: 'six quiet lynxes hide' };
const MOVED = 'nora@moved.test';

let product: Product;
let browser: Browser;
let here: Profile;
let there: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  here = await newProfile(browser, product.url);
  there = await newProfile(browser, product.url, { scheme: 'dark', width: 390, height: 844 });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

it('an account is created, used in two places, signed out in one of them, and moves to another address [CB-33] [CB-36]', async () => {
  const { page } = here;
  await page.goto('/register');
  await page.getByLabel('Name').fill(NORA.name);
  await page.getByLabel('Email').fill(NORA.email);
  await page.getByLabel('Password', { exact: true }).fill(NORA.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
  await openEmailLink(page, { to: NORA.email, subject: 'Verify' });
  await page.getByLabel('Password', { exact: true }).fill(NORA.password);
  await page.getByRole('button', { name: 'Verify email' }).click();
  await page.getByRole('heading', { name: 'Email verified' }).waitFor();
  await signInWithForm(page, NORA.email, NORA.password);
  await signInWithForm(there.page, NORA.email, NORA.password);

  await page.goto('/account');
  const sessions = page.getByRole('list', { name: 'Sessions' });
  await sessions.getByText('This device').waitFor();
  expect(await sessions.getByRole('listitem').count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await there.page.goto('/account');
  await there.page.getByRole('list', { name: 'Sessions' }).getByText('This device').waitFor();
  expect(await violations(there.page)).toEqual([]);

  await sessions.getByRole('button', { name: /^Sign out/ }).click();
  await page.waitForFunction(() => document.querySelectorAll('ul[aria-label="Sessions"] > li').length === 1);
  await there.page.reload();
  await there.page.waitForURL(/\/sign-in/);

  const form = page.getByRole('form', { name: 'Change email address' });
  await form.getByLabel('New email address').fill(MOVED);
  await form.getByLabel('Password', { exact: true }).fill(NORA.password);
  await form.getByRole('button', { name: 'Change email address' }).click();
  await form.getByText(/to confirm/).waitFor();
  await openEmailLink(page, { to: NORA.email, subject: 'Confirm your email change' });
  await page.getByRole('button', { name: 'Confirm change' }).click();
  await page.getByRole('heading', { name: 'Confirm from your other address' }).waitFor();
  await openEmailLink(page, { to: MOVED, subject: 'Confirm your new' });
  await page.getByRole('button', { name: 'Confirm change' }).click();
  await page.getByRole('heading', { name: 'Email changed' }).waitFor();
  await signInWithForm(there.page, MOVED, NORA.password);
  expect([...here.errors, ...there.errors]).toEqual([]);
});
