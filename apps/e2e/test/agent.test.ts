import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };
const PARKING = 'There is a garage next door.';

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

  it('lists its flows, and names an error of their JSON at its line', async () => {
    const { page } = ada;
    const flows = region(page, 'Flows');
    await flows.getByRole('button', { name: 'Cancel an appointment' }).click();
    await flows.getByText('Diagram', { exact: true }).click();
    await flows.getByRole('img', { name: /^Diagram of “Cancel an appointment”/ }).waitFor();
    await flows.getByText('JSON', { exact: true }).click();
    const source = flows.getByRole('textbox', { name: 'Flows as JSON' });
    await source.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('{{');
    await flows.getByRole('button', { name: 'Line 1' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Switching to the diagram and back keeps unsaved edits.
    await flows.getByText('Diagram', { exact: true }).click();
    await flows.getByText('Unsaved JSON changes are not shown here.').waitFor();
    await flows.getByText('JSON', { exact: true }).click();
    await flows.getByRole('button', { name: 'Line 1' }).waitFor();
    await source.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    await flows.getByText('No errors').waitFor();
    expect(ada.errors).toEqual([]);
  }, 60_000);

  it('gets a flow of its own, and lists a problem beside the state that has it [AG-01]', async () => {
    const { page } = ada;
    const flows = region(page, 'Flows');
    await flows.getByText('States', { exact: true }).first().click();
    await flows.getByRole('button', { name: 'Add flow' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add flow' });
    await dialog.getByLabel('Name').fill('Parking');
    await dialog.getByLabel('What the contact wants').fill('The contact asks where to park.');
    await dialog.getByLabel('Example sentences').fill('Where can I park?');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add flow' }).click();
    await flows.getByLabel('Text', { exact: true }).fill(PARKING);
    await flows.getByRole('button', { name: 'Add state' }).click();
    await page.getByRole('menuitem', { name: 'Branch' }).click();
    await flows.getByLabel('If', { exact: true }).fill("answers.colour = 'red'");
    await flows.getByRole('list', { name: 'Problems' }).getByText('There is no slot “colour”.').waitFor();
    expect(await violations(page)).toEqual([]);
    await flows.getByRole('button', { name: 'Save flows' }).click();
    await page.getByText('Flows saved to the draft.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true');
    await flows.getByRole('button', { name: 'Remove branch' }).click();
    await flows.getByRole('button', { name: 'Save flows' }).click();
    await page.waitForFunction(
      () => !document.querySelector('[aria-disabled="true"]')?.textContent?.includes('Publish'),
    );
    expect(ada.errors).toEqual([]);
  }, 90_000);

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
    const dialog = page.getByRole('dialog', { name: 'Publish Front desk?' });
    await dialog.getByLabel('Description').fill('Robin greets people');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Live · version 2').waitFor();
    await region(page, 'Versions').getByText('Robin greets people').waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('answers a contact by the published flow, and returns to its question [AG-01] [AG-02]', async () => {
    const visitor = await newProfile(browser, product.url);
    await visitor.page.goto('/forms/acme');
    await visitor.page.getByLabel('Name', { exact: true }).fill('Pia Parker');
    await visitor.page.getByLabel('Phone', { exact: true }).fill('+44 20 7946 0899');
    await visitor.page.getByRole('checkbox').check();
    await visitor.page.getByRole('button', { name: /^Send/ }).click();
    await visitor.page
      .getByText(/Thank you/)
      .first()
      .waitFor(PATIENCE);
    await visitor.context.close();
    const { page } = ada;
    await page.goto('/admin/acme/leads');
    await page.getByRole('link', { name: 'Pia Parker', exact: true }).click(PATIENCE);
    await page.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
    const received = page.getByRole('log', { name: 'Chat' }).locator('[data-side="theirs"]');
    await received.filter({ hasText: 'What can we help you with?' }).first().waitFor(PATIENCE);
    await page.getByRole('textbox', { name: 'Message' }).fill('Where can I park?');
    await page.keyboard.press('Enter');
    const reply = received.filter({ hasText: PARKING });
    await reply.waitFor(PATIENCE);
    expect(await reply.textContent()).toContain('What can we help you with?');
  }, 240_000);

  it('is readable on a phone in the dark color scheme', async () => {
    const { page } = night;
    await signIn(page, 'ben@acme.test', PASSWORD);
    await page.goto('/admin/acme/agent');
    await region(page, 'Flows').getByRole('button', { name: 'Parking' }).click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(night.errors).toEqual([]);
  }, 60_000);
});
