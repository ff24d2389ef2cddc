import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const SHOP = 'https://shop.example';
const DESK = 'https://desk.example';

let product: Product;
let browser: Browser;
let ada: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', PASSWORD);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function addQuestion(page: Page) {
  await page.getByRole('button', { name: 'Add question' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add question' });
  await dialog.getByLabel('Question', { exact: true }).fill('Which class?');
  await dialog.getByLabel('Answer type').selectOption('One choice');
  for (const [at, option] of ['Yoga', 'Spinning'].entries()) {
    await dialog.getByRole('button', { name: 'Add option' }).click();
    await dialog.getByLabel(`Option ${at + 1}`, { exact: true }).fill(option);
  }
  await dialog.getByRole('checkbox', { name: 'Required' }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add question' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('a member publishes a question and a consent link, and a visitor answers it [CB-02]', async () => {
  const { page } = ada;
  await page.goto('/admin/acme/settings');
  await page.getByRole('link', { name: 'Edit form' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lead form' }).waitFor();
  await addQuestion(page);
  await page.getByLabel('Privacy policy URL').fill('http://acme.example/privacy');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Enter a URL that starts with https://').waitFor();
  await page.getByLabel('Privacy policy URL').fill('https://acme.example/privacy');
  await page
    .getByRole('region', { name: 'Preview' })
    .getByRole('link', { name: /Privacy policy/ })
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the form?' });
  await dialog.getByText('Question added: Which class?').waitFor();
  await dialog.getByText('Consent changed').waitFor();
  await dialog.getByRole('button', { name: 'Publish form' }).click();
  await page.getByText('Version 1 is live').waitFor();

  const visitor = await newProfile(browser, product.url, { width: 360, height: 740 });
  await visitor.page.goto('/forms/acme?utm_source=flyer');
  await visitor.page.getByLabel('Name').fill('Fiona Form');
  await visitor.page.getByLabel('Phone').fill('+44 20 7946 0733');
  await visitor.page.getByRole('checkbox', { name: /I agree/ }).check();
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page
    .getByRole('alert')
    .getByRole('button', { name: /Which class\?: Fill in this field/ })
    .waitFor();
  expect(await visitor.page.getByLabel('Name').inputValue()).toBe('Fiona Form');
  expect(await violations(visitor.page)).toEqual([]);
  const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await visitor.page.getByLabel('Which class?').selectOption('Yoga');
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(await violations(visitor.page)).toEqual([]);

  await page.goto('/admin/acme/leads');
  await page.getByRole('link', { name: 'Fiona Form' }).click();
  const answers = page.getByRole('region', { name: 'Form answers' });
  await answers.getByText('Which class?').waitFor();
  await answers.getByText('Yoga').waitFor();
  await page.getByRole('region', { name: 'Campaign and source' }).getByText('flyer').waitFor();
  expect([...ada.errors, ...visitor.errors]).toEqual([]);
}, 180_000);

it('a member shares the form and lists a site that can embed it [CB-21]', async () => {
  const { page } = ada;
  await page.goto('/admin/acme/settings/form');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share form' });
  await dialog.getByRole('img', { name: 'QR code of the form URL' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('tab', { name: 'Embed' }).click();
  await dialog.getByRole('textbox', { name: 'Allowed sites' }).fill(SHOP);
  await dialog.getByRole('button', { name: 'Save sites' }).click();
  await page.getByText('Allowed sites saved.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('group', { name: 'Script (adjusts its height automatically)' }).waitFor();
  const { headers } = await fetch(`${product.url}/forms/acme?embed=1`, { headers: { accept: 'text/html' } });
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${SHOP};`);
}, 180_000);

it('a listed site shows the form in a frame that adapts its height, and another site cannot [CB-21]', async () => {
  const visitor = await newProfile(browser, product.url);
  // The product is requested at an https address, because browsers block local addresses in public pages.
  await visitor.context.route(`${DESK}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const headers = { ...route.request().headers(), origin: product.url };
    await route.fulfill({ response: await route.fetch({ url: `${product.url}${pathname}${search}`, headers }) });
  });
  const body = `<h1>Classes</h1><script src="${DESK}/embed.js" data-form="acme" async></script>`;
  for (const site of [SHOP, 'https://copy.example'])
    await visitor.context.route(`${site}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  const { page } = visitor;
  await page.goto(`${SHOP}/?utm_source=shop`);
  const form = page.frameLocator('iframe');
  await form.getByLabel('Name').fill('Freya Frame');
  await page.waitForFunction(() => document.querySelector('iframe')?.style.height !== '640px');
  const [inner, outer] = [
    await form.locator('html').evaluate((html) => html.scrollHeight),
    await page.locator('iframe').evaluate((frame) => frame.clientHeight),
  ];
  expect(Math.abs(inner - outer)).toBeLessThanOrEqual(2);
  await form.getByLabel('Phone').fill('+44 20 7946 0744');
  await form.getByLabel('Which class?').selectOption('Spinning');
  await form.getByRole('checkbox', { name: /I agree/ }).check();
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByRole('heading', { name: 'Thank you' }).waitFor();

  const refusal = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto('https://copy.example/');
  expect((await refusal).text()).toContain(SHOP);
  const frame = await page.locator('iframe').elementHandle();
  expect((await frame?.contentFrame())?.url()).not.toContain(DESK);
}, 180_000);
