import { samplePdf, samplePhoto } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const GOAL = 'What is your goal?';
const CARD = 'Insurance card';
const LETTERS = 'Letters (optional)';
const PHONE = { width: 390, height: 844 };

const photo = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: samplePhoto(name).bytes,
});
const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: samplePdf('Referral').bytes };
const heic = {
  name: 'card.heic',
  mimeType: 'image/heic',
  buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
};

let product: Product;
let browser: Browser;
let ada: Profile;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', DEMO_PASSWORD);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a form with files [SF-06]', () => {
  it('is built and published by a member', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('button', { name: 'Create form' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create form' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Documents');
    await dialog.getByRole('button', { name: 'Create form' }).click();
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    await addQuestion(page, { question: GOAL, type: 'Short text', isRequired: false });
    await addQuestion(page, { question: CARD, type: 'Photo', isRequired: true, maxFiles: '2' });
    await addQuestion(page, { question: 'Letters', type: 'File', isRequired: false });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Review answers before they are stored').check();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1 is live').waitFor();
  }, 120_000);

  it('uploads files on a phone when they are chosen, and keeps them when it is opened again', async () => {
    const { page, errors, context } = await newProfile(browser, product.url, PHONE);
    const path = await sendForm();
    await page.goto(path);
    const card = page.getByLabel(CARD);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByText(`${CARD}: `).waitFor();
    await card.setInputFiles([photo('front.png'), photo('back.png')]);
    await page.getByText('back.png was uploaded.').waitFor();
    expect(await card.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Remove front.png' }).click();
    await page.getByText('front.png was removed.').waitFor();
    expect(await card.isVisible()).toBe(true);
    await card.setInputFiles(heic);
    await page.getByText('card.heic: Photos in the HEIC format are not accepted.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.goto(path);
    await page.getByText('back.png', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    // A file that is still being uploaded is part of the submission.
    await page.getByLabel(LETTERS).setInputFiles(letter);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);

  it('shows the files to the member who reviews it', async () => {
    const { page, errors } = ada;
    await page.goto('/admin/acme/contact-forms?show=review');
    const waiting = page.getByRole('list', { name: 'Forms to review' });
    await waiting.getByText('Answers').click();
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      waiting.getByRole('button', { name: 'Open back.png' }).click(),
    ]);
    await tab.waitForURL(/\/downloads\/surface-files\//);
    expect(await tab.evaluate(() => document.contentType)).toBe('image/png');
    await tab.close();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      waiting.getByRole('button', { name: 'Download letter.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('letter.pdf');
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await waiting.getByRole('button', { name: /^Accept answers of/ }).click();
    await page.getByText('No forms to review').waitFor();
    expect(errors).toEqual([]);
  }, 120_000);

  it('works without JavaScript, where the Enter key sends the form and removes no file', async () => {
    const path = await sendForm();
    const context = await browser.newContext({ baseURL: product.url, viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(path);
    await page.getByLabel(GOAL).fill('Run');
    await page.getByLabel(CARD).setInputFiles([photo('front.png'), photo('back.png')]);
    await page.getByLabel(LETTERS).setInputFiles({ ...letter, buffer: Buffer.from('<!doctype html><p>Hello') });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByText('Letters: Files of this type are not accepted.').waitFor();
    expect(await page.getByLabel(GOAL).inputValue()).toBe('Run');
    await page.getByRole('button', { name: 'Remove front.png' }).click();
    await page.getByText('Your answers are saved.').waitFor();
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(1);
    await page.getByLabel(GOAL).press('Enter');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await context.close();
    await ada.page.goto('/admin/acme/contact-forms?show=review');
    const waiting = ada.page.getByRole('list', { name: 'Forms to review' });
    await waiting.getByText('Answers').click();
    await waiting.getByRole('button', { name: 'Open back.png' }).waitFor();
  }, 120_000);
});

/** Path of the link that was sent last. */
let link = '';

/** Sends the form in the first conversation of the inbox. Returns the path of its link. */
async function sendForm(): Promise<string> {
  const { page } = ada;
  await page.goto('/admin/acme/inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.waitForURL(/inbox\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send form' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send form' });
  await dialog.getByRole('button', { name: 'Send form' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const sent = page.getByText(/Please fill in this form: Documents/).filter({ hasText: /\/s\/[\w-]{43}/ });
  const message = (link ? sent.filter({ hasNotText: link }) : sent).last();
  await message.waitFor();
  link = /\/s\/[\w-]+/.exec((await message.textContent()) ?? '')?.[0] ?? '';
  return link;
}

interface Question {
  readonly question: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly maxFiles?: string;
}

async function addQuestion(page: Page, { question, type, isRequired, maxFiles }: Question): Promise<void> {
  await page.getByRole('button', { name: 'Add question' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add question' });
  await dialog.getByLabel('Question', { exact: true }).fill(question);
  await dialog.getByLabel('Answer type').selectOption({ label: type });
  if (maxFiles) await dialog.getByLabel('Maximum number of files').fill(maxFiles);
  if (isRequired) await dialog.getByLabel('Required').check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add question' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
