import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let night: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url, { width: 1440, height: 1000 });
  night = await newProfile(browser, product.url, { scheme: 'dark', width: 320, height: 800 });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const order = (page: Page) => region(page, 'Questions').getByRole('listitem').allInnerTexts();

describe('the agent, from a draft to a version', () => {
  it('gets a persona, and questions in an order that keyboard and pointer change [CB-05]', async () => {
    const { page } = ada;
    await signIn(page, 'ada@acme.test', PASSWORD);
    await page.goto('/admin/acme/agent');
    const persona = region(page, 'Persona');
    await persona.getByLabel('Name').fill('Robin');
    await persona.getByRole('button', { name: 'Save persona' }).click();
    await region(page, 'Test chat').getByText('Talk to Robin').waitFor();

    expect((await order(page))[0]).toContain('What can we help you with?');
    await region(page, 'Questions')
      .getByRole('button', { name: /^Move question 1/ })
      .press('ArrowDown');
    await page.getByText(/is now question 2 of 2/).waitFor({ state: 'attached' });
    expect((await order(page))[0]).toContain('How soon would you like to come in?');

    const handle = region(page, 'Questions').getByRole('button', { name: /^Move question 2/ });
    const above = region(page, 'Questions').getByRole('listitem').first();
    const [from, to] = [await handle.boundingBox(), await above.boundingBox()];
    if (!from || !to) throw new Error('Nothing to drag.');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y - 20, { steps: 5 });
    await page.mouse.move(from.x + 10, to.y + 5, { steps: 5 });
    await page.mouse.up();
    await page.getByText(/is now question 1 of 2/).waitFor({ state: 'attached' });
    expect((await order(page))[0]).toContain('What can we help you with?');
    expect(await violations(page)).toEqual([]);
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('shows its graph, and names an error of the source at its line', async () => {
    const { page } = ada;
    const graph = region(page, 'Flow');
    await graph.getByRole('img', { name: /Flow diagram/ }).waitFor();
    await graph.getByText('JSON', { exact: true }).click();
    const source = graph.getByRole('textbox', { name: 'Flow JSON' });
    await source.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('{{');
    await graph.getByRole('button', { name: 'Line 1' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Switching to the picture keeps the edits.
    await graph.getByText('Diagram', { exact: true }).click();
    await graph.getByText('Unsaved JSON changes are not shown here.').waitFor();
    await graph.getByText('JSON', { exact: true }).click();
    await graph.getByRole('button', { name: 'Line 1' }).waitFor();
    await source.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    await graph.getByText('No errors').waitFor();
    expect(ada.errors).toEqual([]);
  }, 60_000);

  it('test-chats with the draft through the workspace’s own model, and publishes it', async () => {
    const { page } = ada;
    const chat = region(page, 'Test chat');
    await chat.getByRole('button', { name: 'Start chat' }).click();
    await chat.getByRole('textbox', { name: 'Your message' }).fill('A new crown, please');
    await chat.getByRole('button', { name: 'Send' }).click();
    await chat.getByText('A new crown, please').first().waitFor();
    await chat.getByRole('log').getByText('Robin').nth(1).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish agent?' });
    await dialog.getByLabel('Description').fill('Robin greets people');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Live · version 1').waitFor();
    await region(page, 'Versions').getByText('Robin greets people').waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('is readable on a phone in the dark color scheme', async () => {
    const { page } = night;
    await signIn(page, 'ben@acme.test', PASSWORD);
    await page.goto('/admin/acme/agent');
    await region(page, 'Flow')
      .getByRole('img', { name: /Flow diagram/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(night.errors).toEqual([]);
  }, 60_000);
});
