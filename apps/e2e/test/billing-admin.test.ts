import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, signInWithForm, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let pia: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  pia = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const rowOf = (page: Page, name: RegExp): Locator => page.getByRole('row', { name });

/** Invites an address as a viewer. Returns the dialog, which stays open if the invitation is refused. */
async function invite(page: Page, email: string): Promise<Locator> {
  await page.goto('/admin/acme/members');
  await page.getByRole('button', { name: 'Invite members' }).click();
  const dialog = dialogOf(page, 'Invite members');
  const emails = dialog.getByRole('combobox', { name: 'Email addresses' });
  await emails.fill(email);
  await emails.press('Enter');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  return dialog;
}

describe('plans', () => {
  it('are created and published by a global admin, who cannot open a conversation [WC-33] [WC-35]', async () => {
    const { page } = pia;
    await signInWithForm(page, 'pia@frontdesk.test', PASSWORD);
    await page.goto('/billing-admin');
    await page.getByRole('heading', { name: 'Billing', level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Create plan' }).click();
    const plan = dialogOf(page, 'Create plan');
    await plan.getByLabel('Name').fill('Small team');
    await plan.getByLabel('Key').fill('small-team');
    expect(await violations(page)).toEqual([]);
    await plan.getByRole('button', { name: 'Create plan' }).click();
    await rowOf(page, /Small team/)
      .getByText('Not published')
      .waitFor();

    await page.getByRole('button', { name: 'Actions for Small team' }).click();
    await page.getByRole('menuitem', { name: 'Create version' }).click();
    const version = dialogOf(page, 'Create version of Small team');
    await version.getByRole('button', { name: 'Add limit' }).click();
    await version.getByLabel('Included Members').fill('6');
    await version.getByRole('checkbox', { name: 'Campaigns' }).check();
    expect(await violations(page)).toEqual([]);
    await version.getByRole('button', { name: 'Create draft' }).click();
    await rowOf(page, /Small team/)
      .getByText('Draft 1')
      .waitFor();

    await page.getByRole('button', { name: 'Actions for Small team' }).click();
    await page.getByRole('menuitem', { name: 'Publish version 1' }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await rowOf(page, /Small team/)
      .getByText('Version 1', { exact: true })
      .waitFor();

    await page.goto('/admin/acme/inbox');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  });

  it('limit the members of a workspace with a subscription until it is ended', async () => {
    const { page } = pia;
    await page.goto('/billing-admin?view=subscriptions');
    await page.getByRole('button', { name: 'Assign a plan to Acme Fitness' }).click();
    const dialog = dialogOf(page, 'Assign a plan to Acme Fitness');
    await dialog.getByLabel('Plan', { exact: true }).selectOption({ label: 'Small team, version 1' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign plan' }).click();
    await rowOf(page, /Acme Fitness/)
      .getByText('Active')
      .waitFor();
    expect(await violations(page)).toEqual([]);

    await signIn(ada.page, 'ada@acme.test', PASSWORD);
    const refused = await invite(ada.page, 'seventh@people.test');
    await refused.getByText('Plan limit reached').waitFor();
    await ada.page.goto('/admin/acme/usage');
    await ada.page.getByText('This workspace has the plan Small team.').waitFor();
    expect(await violations(ada.page)).toEqual([]);

    await page.getByRole('button', { name: 'End the subscription of Acme Fitness' }).click();
    await page.getByRole('button', { name: 'End subscription' }).click();
    await rowOf(page, /Acme Fitness/)
      .getByText('Demo')
      .waitFor();
    const sent = await invite(ada.page, 'seventh@people.test');
    await sent.waitFor({ state: 'detached' });
    await ada.page.getByText('seventh@people.test').first().waitFor();
  });
});

describe('weights of endpoints', () => {
  it('are set with their effect, and deleted, by a global admin [WC-29]', async () => {
    const { page } = pia;
    await page.goto('/billing-admin?view=weights');
    await page.getByRole('button', { name: 'Set weight' }).click();
    const dialog = dialogOf(page, 'Weight of an endpoint');
    await dialog.getByRole('combobox', { name: 'Endpoint' }).fill('sendMess');
    await page.getByRole('option', { name: 'sendMessage', exact: true }).click();
    await dialog.getByText('No API key used this endpoint in the last 7 days.').waitFor();
    await dialog.getByRole('textbox', { name: 'Weight', exact: true }).fill('5000');
    await dialog.getByRole('button', { name: 'Set weight' }).click();
    await rowOf(page, /sendMessage/)
      .getByText('1,000')
      .waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Actions for sendMessage' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialogOf(page, 'Delete the weight of sendMessage?').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No weights yet').waitFor();
  });
});
