import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  newProfile,
  openBrowser,
  type Profile,
  signIn,
  signInWithForm,
  violationsInBothSchemes,
} from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let gus: Profile;
/** URL path of the call's page. */
let call = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  gus = await newProfile(browser, product.url);
  await signInWithForm(gus.page, 'gus@globex.test', DEMO_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(email: string, setting: Parameters<typeof newProfile>[2] = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

const transcript = (page: Page) => page.getByRole('log', { name: 'Transcript' });
const lead = async (page: Page) => {
  await page.goto('/admin/globex/leads?status=NEW');
  await page.getByRole('table', { name: 'Leads' }).getByRole('link').first().click();
  await page.waitForURL(/\/leads\/[0-9a-f-]{36}$/);
};

/** Starts listening and waits until the level meter moves, which happens only when audio is played. */
const hears = async (page: Page) => {
  const asked = page.waitForRequest((request) => request.url().endsWith('/sound'));
  await page.getByRole('button', { name: 'Listen' }).click();
  expect(new URL((await asked).url()).origin).toBe(product.url);
  await page.getByText('You can hear the call.').waitFor();
  await page.waitForFunction(() => {
    const level = document.querySelector('[role=meter][aria-label="Audio level"]')?.getAttribute('aria-valuenow');
    return Number(level) > 0;
  });
  await page.getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await page.getByRole('button', { name: 'Listen' }).waitFor();
};

describe('a call', () => {
  it('is dialed, transcribed, guided, taken over and returned, and ends with a booking [CB-15] [CB-16]', async () => {
    const { page } = gus;
    await lead(page);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.waitForURL(/\/calls\/[0-9a-f-]{36}$/);
    call = new URL(page.url()).pathname;
    await page.getByText('Thank you for your message.').first().waitFor();
    await page.getByRole('button', { name: 'Join silently' }).click();
    await page.getByRole('radio', { name: 'Take over' }).click();
    // After the takeover, the simulated caller waits for the operator.
    await page.getByRole('textbox', { name: /^Say to/ }).fill('Good day, this is Gus of Globex.');
    await page.getByRole('button', { name: 'Speak' }).click();
    await transcript(page).getByText('Good day, this is Gus of Globex.').first().waitFor();
    await transcript(page).getByText('Operator (agent’s voice)').first().waitFor();
    await hears(page);
    await page.getByRole('radio', { name: 'Guide' }).click();
    await page.getByRole('textbox', { name: 'Note to the agent' }).fill('Offer the first time there is.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('guided the agent: “Offer the first time there is.”').waitFor();
    await page.getByRole('button', { name: 'Leave and return to AI' }).click();
    await page.getByRole('heading', { level: 2, name: 'Report' }).waitFor({ timeout: 120_000 });
    await page.getByText('was on the phone with').waitFor();
    await page.getByLabel('Note').fill('Looks forward to it');
    await page.getByRole('button', { name: 'Wrap up' }).click();
    await page.getByText('Note of Gus Brandt').waitFor();
    await page.getByRole('link', { name: 'Open lead' }).click();
    await page.getByRole('region', { name: 'Bookings', exact: true }).getByText('Booked', { exact: true }).waitFor();
    expect(gus.errors).toEqual([]);
  }, 180_000);

  it('is found again, and searched', async () => {
    const { page } = gus;
    await page.goto('/admin/globex/calls');
    await page.getByRole('table', { name: 'Past calls' }).getByRole('link').first().click();
    await page.waitForURL((url) => url.pathname === call);
    await page.getByRole('searchbox', { name: 'Search transcript' }).fill('this is Gus');
    await page.waitForFunction(() => document.querySelectorAll('[role=log] li').length === 1);
    expect(await transcript(page).textContent()).toContain('Gus of Globex');
  });

  it('is only available in workspaces for calls', async () => {
    const { page } = await arrive('ada@acme.test');
    await page.goto('/admin/acme');
    await page.getByRole('link', { name: 'Leads' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Calls' }).count()).toBe(0);
    await lead(gus.page);
    // Precondition: the menu of a voice workspace contains "Calls".
    expect(await gus.page.getByRole('link', { name: 'Calls' }).count()).toBe(1);
  });

  it('is accessible, alone and in the list, in both color schemes and on a narrow screen', async () => {
    const { page, errors } = await arrive('gus@globex.test', { width: 320, height: 700 });
    for (const path of ['/admin/globex/calls', call]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      expect(await violationsInBothSchemes(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    expect(errors).toEqual([]);
  });
});
