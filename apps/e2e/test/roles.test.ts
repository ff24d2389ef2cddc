import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const MEMBERS = '/admin/acme/members';
const SETTINGS = '/admin/acme/settings';

let product: Product;
let browser: Browser;
let ada: Profile;
let vic: Profile;
/** Vic's display name. */
let name = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  [ada, vic] = await Promise.all([arrive('ada@acme.test'), arrive('vic@acme.test')]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(email: string): Promise<Profile> {
  const profile = await newProfile(browser, product.url);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

describe('a custom role', () => {
  it('is created as a copy, assigned after a preview of its changes, and explains itself', async () => {
    const { page } = ada;
    await page.goto(MEMBERS);
    // A response that arrives while the menu is open would close the menu.
    await settled(page);
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('menuitem', { name: 'Agent' }).click();
    await page.getByLabel('Name').fill('Night shift');
    await page.getByRole('dialog').getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('list', { name: 'Custom roles' }).getByText('no members').waitFor();

    const row = page.getByRole('row').filter({ hasText: 'vic@acme.test' });
    name =
      (await row.getByRole('button', { name: /^View access of/ }).getAttribute('aria-label'))?.slice(
        'View access of '.length,
      ) ?? '';
    expect(name).toMatch(/^Vic/);
    await row.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Edit access' }).click();
    await page.getByRole('radio', { name: 'Night shift' }).click();
    await page
      .getByRole('list', { name: `${name} will be able to` })
      .getByText('conversation.takeover')
      .waitFor();
    await page
      .getByRole('list', { name: `${name} will no longer be able to` })
      .getByText('contact.read')
      .waitFor();
    await see(page, 'edit');
    await page.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Night shift').last().waitFor();

    await row.getByRole('button', { name: `View access of ${name}` }).click();
    await page.getByLabel(`Check what ${name} can do`).selectOption('takeOver Conversation');
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('Allowed: the role Night shift includes it.').waitFor();
    await see(page, 'explain');
  });

  it('denies a page, which can be requested and is granted for some hours', async () => {
    await vic.page.goto(SETTINGS);
    await vic.page.getByLabel('Reason (optional)').fill('To fix our slug');
    await see(vic.page, 'refused');
    await vic.page.getByRole('button', { name: 'Request access' }).click();
    await vic.page.getByText('Request sent.', { exact: false }).waitFor();

    await ada.page.goto(MEMBERS);
    const requests = ada.page.getByRole('region', { name: 'Access requests' });
    await requests.getByText('To fix our slug', { exact: false }).waitFor();
    await see(ada.page, 'members');
    await requests.getByRole('button', { name: `Grant workspace.settings for ${name} for 8 hours` }).click();
    await requests.waitFor({ state: 'detached' });

    await vic.page.reload();
    await vic.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect([...ada.errors, ...vic.errors]).toEqual([]);
  });

  it('is accessible in its editor, in both color schemes', async () => {
    await ada.page.goto(MEMBERS);
    await ada.page.getByRole('button', { name: 'Edit role Night shift' }).click();
    await ada.page.getByRole('form', { name: 'Edit role Night shift' }).waitFor();
    await settled(ada.page);
    await see(ada.page, 'role');
    expect(await violationsInBothSchemes(ada.page)).toEqual([]);
  });
});

/** Saves a screenshot if the environment variable PICTURES names a folder. */
async function see(page: Page, what: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${what}.png` });
}
