import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const NAME = 'Introduces itself as Robin';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url, { width: 1440, height: 1000 });
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Runs all test cases and waits for the result of the run. */
async function runTests(page: Page, passed: string): Promise<void> {
  await page.goto('/admin/acme/tests');
  await page.getByRole('button', { name: 'Run tests' }).click();
  await dialog(page, 'Run all tests?').getByRole('button', { name: 'Run tests' }).click();
  await region(page, 'Runs').getByRole('listitem').first().getByText(passed).waitFor({ timeout: 60_000 });
}

it('walks from a thread to a test, a fix, the publish gate, a rollout and back [AG-28] [AG-30] [AG-31]', async () => {
  const { page } = ada;
  await signIn(page, 'ada@acme.test', PASSWORD);
  await page.goto('/admin/acme/inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Add as test' }).click();
  const added = dialog(page, 'Add as test');
  await added.getByLabel('Name').fill(NAME);
  await added.getByLabel('Expectation').selectOption('A message contains');
  await added.getByLabel('Text').fill('Robin');
  expect(await violations(page)).toEqual([]);
  await added.getByRole('button', { name: 'Add test' }).click();
  await added.waitFor({ state: 'hidden' });

  await page.goto('/admin/acme/tests');
  await page.getByLabel('Requirement').selectOption('REQUIRED');
  await page.getByText('Setting saved').first().waitFor();
  await runTests(page, '3 of 4 passed');
  await region(page, 'Runs').getByRole('button', { name: 'View results' }).first().click();
  const run = dialog(page, 'Test run');
  await run.getByRole('button', { name: NAME }).click();
  await run.getByText('A message contains: Robin · Not met').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.goto('/admin/acme/agent');
  const persona = region(page, 'Persona');
  await persona.getByLabel('Name').fill('Robin');
  await persona.getByRole('button', { name: 'Save persona' }).click();
  await region(page, 'Test chat').getByText('Talk to Robin').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog(page, 'Publish Front desk?').getByText('The tests have not passed on this draft').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog(page, 'Publish Front desk?').getByRole('button', { name: 'Cancel' }).click();

  await runTests(page, '4 of 4 passed');
  await page.getByText('Draft passed the tests').waitFor();
  await page.goto('/admin/acme/agent');
  await page.getByRole('button', { name: 'Publish' }).click();
  const publish = dialog(page, 'Publish Front desk?');
  await publish.getByLabel('Share of contacts').fill('20');
  await publish.getByLabel('Maximum handoffs').waitFor();
  expect(await violations(page)).toEqual([]);
  await publish.getByRole('button', { name: 'Publish' }).click();
  const rollout = region(page, 'Rollout');
  await rollout.getByText('Version 2 for 20% of contacts').waitFor();
  expect(await violations(page)).toEqual([]);
  await rollout.getByRole('button', { name: 'Roll back rollout' }).click();
  await dialog(page, 'Roll back to version 1?').getByRole('button', { name: 'Roll back version' }).click();
  await rollout.getByText('Rolled back', { exact: true }).waitFor();
  await region(page, 'Versions').getByText('Restored version 1').waitFor();
  expect(ada.errors).toEqual([]);
}, 240_000);
