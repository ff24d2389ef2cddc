import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let vic: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  vic = await newProfile(browser, product.url, { scheme: 'dark' });
  await Promise.all([signIn(ada.page, 'ada@acme.test', PASSWORD), signIn(vic.page, 'vic@acme.test', PASSWORD)]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const bell = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const drawer = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

describe('a notification in the app', () => {
  it('reaches members who can grant access while they are on another page, and the requester with the decision', async () => {
    await ada.page.goto('/admin/acme');
    await bell(ada.page, 'Notifications').waitFor();

    // The page that Vic may not open offers to request access.
    await vic.page.goto('/admin/acme/audit');
    await vic.page.getByRole('button', { name: 'Request access' }).click();

    await bell(ada.page, 'Notifications, 1 new').click();
    const notification = drawer(ada.page).getByRole('link', { name: /Vic .* requested access/ });
    await notification.waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await notification.click();
    await ada.page.waitForURL('**/admin/acme/members');
    await bell(ada.page, 'Notifications').waitFor();

    const requests = ada.page.getByRole('region', { name: 'Access requests' });
    await requests.getByRole('button', { name: 'Decline' }).click();
    await bell(vic.page, 'Notifications, 1 new').waitFor();
    await vic.page.getByRole('heading', { level: 1 }).click();
    await vic.page.keyboard.press('n');
    await drawer(vic.page)
      .getByText(/declined your access request/)
      .waitFor();
    expect(await violations(vic.page)).toEqual([]);
    await drawer(vic.page).getByRole('button', { name: 'Mark all as read' }).click();
    await bell(vic.page, 'Notifications').waitFor({ state: 'attached' });
    await vic.page.keyboard.press('Escape');
    await drawer(vic.page).waitFor({ state: 'hidden' });
    expect([...ada.errors, ...vic.errors]).toEqual([]);
  });
});
