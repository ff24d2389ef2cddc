import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const DANGER = 'I want to end my life.';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await arrive('ada@acme.test');
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

async function newContact(): Promise<string> {
  const token = await accessToken(product.url, 'ada@acme.test', DEMO_PASSWORD);
  const headers = { authorization: `Bearer ${token}`, 'x-workspace': 'acme' };
  const query = 'mutation { createContact(input: { name: "Sam Quiet", phone: "+442079460711" }) { contact { id } } }';
  const { body } = await callGraph(product.url, { query }, headers);
  return body.data.createContact.contact.id;
}

describe('the safety policy', () => {
  it('is empty at first, and applies a template [AM-36]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/safety');
    await page.getByText('No rules yet').waitFor();
    await page.getByRole('button', { name: 'Apply Suicide risk' }).click();
    const dialog = page.getByRole('dialog', { name: 'Apply Suicide risk' });
    await dialog.getByText('New', { exact: true }).first().waitFor();
    expect(await dialog.getByText('New', { exact: true }).count()).toBe(2);
    await dialog.getByRole('button', { name: 'Apply template' }).click();
    await page.getByRole('heading', { name: 'Suicide: stated intent' }).waitFor();
  });

  it('previews the outcome for a text [AM-36]', async () => {
    const { page } = ada;
    await page.getByLabel('Sample message').fill(DANGER);
    await page.getByRole('button', { name: 'Test message' }).click();
    await page
      .getByText(/^Matched “/)
      .first()
      .waitFor();
    await page.getByText('No detections yet').waitFor();
  });

  it('requests a handoff for a contact in danger, and shows the reason [AM-36]', async () => {
    const { page } = ada;
    const phone = await ada.context.newPage();
    await phone.goto(`/admin/acme/phone/${await newContact()}`);
    await phone.getByRole('textbox', { name: 'Message' }).fill(DANGER);
    await phone.keyboard.press('Enter');
    await phone.getByText(/A person from our team will take over now/).waitFor();
    await phone.close();
    await page.goto('/admin/acme/safety');
    await page.getByRole('link', { name: 'Open conversation with Sam Quiet' }).click();
    await page.getByText('Safety rules matched:').waitFor();
    await page.getByText('A safety rule matched: Suicide: stated intent').first().waitFor();
  });
});

it('the page is accessible in both color schemes and on a narrow screen [AM-36]', async () => {
  const { page, errors } = await arrive('ada@acme.test', { width: 320, height: 700 });
  await page.goto('/admin/acme/safety');
  await page.getByRole('heading', { name: 'Suicide: stated intent' }).first().waitFor();
  await settled(page);
  expect(await violationsInBothSchemes(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const name of ['Create rule', 'Set action for Suicide: stated intent', 'Apply Suicide risk']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  expect(errors).toEqual([]);
});
