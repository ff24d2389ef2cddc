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

describe('a member who is away', () => {
  it('sets the absence in the user menu, is shown to others as away, and returns from the banner [AM-38]', async () => {
    await ada.page.goto('/admin/acme');
    await ada.page.getByRole('button', { name: /User menu/ }).click();
    await ada.page.getByRole('menuitem', { name: 'Set as away' }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Set as away' });
    const custom = dialog.getByLabel('Custom time');
    await custom.fill('2020-01-01T09:00');
    await dialog.getByText('Choose a time in the next 365 days.').waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await dialog.getByRole('button', { name: /Tomorrow morning/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ada.page.getByText(/^Away until .* 09:00\. Other members are notified of handoffs\.$/).waitFor();
    expect(await violations(ada.page)).toEqual([]);

    await vic.page.goto('/admin/acme/members');
    const row = vic.page.getByRole('row', { name: /Ada/ });
    await row.getByText(/^Away until .* 09:00$/).waitFor();
    expect(await violations(vic.page)).toEqual([]);

    // The absence remains after a reload, and its end can be changed.
    await ada.page.reload();
    await ada.page.getByRole('button', { name: /User menu/ }).click();
    await ada.page.getByRole('menuitem', { name: 'Change absence' }).click();
    await ada.page.getByRole('button', { name: 'Until I set myself as available' }).click();
    await ada.page.getByText('Away. Other members are notified of handoffs.').waitFor();
    await ada.page.getByRole('button', { name: 'Set as available' }).click();
    await ada.page.getByText(/Other members are notified of handoffs/).waitFor({ state: 'hidden' });
    await vic.page.reload();
    await row.waitFor();
    expect(await row.getByText(/Away/).count()).toBe(0);
    expect([...ada.errors, ...vic.errors]).toEqual([]);
  });
});
