import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const GOAL = 'What is your goal?';
const VISITS = 'Visits per week';
const DAYS = 'Which days?';

let product: Product;
let browser: Browser;
let ada: Profile;
/** Link of the form that Ada sends, and the path of the conversation. */
let link = '';
let thread = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await arrive({ width: 1280 });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a form for one contact', () => {
  it('is built and published by a member', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contact-forms');
    await page.getByText('No forms yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create form' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create form' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('First visit');
    await dialog.getByRole('button', { name: 'Create form' }).click();
    await page.getByRole('heading', { level: 1, name: 'First visit' }).waitFor();
    await addQuestion(page, { question: GOAL, type: 'Short text', field: 'goal', isRequired: true });
    await addQuestion(page, { question: VISITS, type: 'Number', field: 'visits', isRequired: false });
    await addQuestion(page, { question: DAYS, type: 'Short text', field: 'days', isRequired: true });
    await addCondition(page, { question: DAYS, asked: VISITS, value: '3' });
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1 is live').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  it('is sent in a conversation', async () => {
    await sendForm();
    expect(link).toMatch(/^\/s\/[\w-]{43}$/);
  }, 120_000);

  it('is filled in on a phone, where a wrong value is marked at its field', async () => {
    const { page, errors, context } = await newProfile(browser, product.url, { width: 390, height: 844 });
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'First visit' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.getByLabel(DAYS).isVisible()).toBe(false);
    await page.getByLabel(GOAL).fill('Run a marathon');
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByLabel(VISITS).fill('often');
    expect((await saved).status()).toBe(204);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByText(`${VISITS}: This value is not valid.`).waitFor();
    expect(await page.getByLabel(VISITS).getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel(VISITS).inputValue()).toBe('often');
    expect(await page.getByLabel(GOAL).inputValue()).toBe('Run a marathon');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.getByLabel(VISITS).fill('3');
    await page.getByLabel(DAYS).fill('Monday');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel(VISITS).fill('4');
    await page.getByLabel(DAYS).waitFor({ state: 'hidden' });
    await page.getByLabel(VISITS).fill('3');
    expect(await page.getByLabel(DAYS).inputValue()).toBe('Monday');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);

  it.each([1280, 390])(
    'shows its answers to the member at %i pixels',
    async (width) => {
      const { page, errors, context } = await arrive({ width });
      await page.goto(thread);
      if (width < 1000) await page.getByRole('button', { name: 'Show contact' }).click();
      await page.getByRole('link', { name: 'Open contact' }).click();
      const forms = page.getByRole('region', { name: 'Forms' });
      await forms.getByText('Submitted', { exact: true }).waitFor();
      await forms.getByText('Answers').click();
      await forms.getByText('Run a marathon').waitFor();
      await forms.getByText('Monday').waitFor();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
    120_000,
  );
});

describe('a form that requires a review', () => {
  it('is submitted again after a return, and its answers are accepted', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('link', { name: 'First visit' }).click();
    await page.getByLabel('Review answers before they are stored').check();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 2 is live').waitFor();
    await sendForm();
    await submit('Run');

    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('radio', { name: 'To review' }).check({ force: true });
    const waiting = page.getByRole('list', { name: 'Forms to review' });
    await waiting.getByText('Answers').click();
    await waiting.getByText('Run', { exact: true }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await waiting.getByRole('button', { name: /^Return form of/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What to correct').fill('How far would you like to run?');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Return form' }).click();
    await page.getByText('No forms to review').waitFor();
    await page.goto(thread);
    await page
      .getByText(/How far would you like to run\?/)
      .last()
      .waitFor();

    await submit('Run ten kilometres');
    await page.goto('/admin/acme/contact-forms?show=review');
    await waiting.getByRole('button', { name: /^Accept answers of/ }).click();
    await page.getByText('No forms to review').waitFor();
    await page.goto(thread);
    await page.getByRole('link', { name: 'Open contact' }).click();
    const forms = page.getByRole('region', { name: 'Forms' });
    await forms.getByText('Accepted', { exact: true }).waitFor();
    await forms.getByText(/^Reviewed by Ada Okafor/).waitFor();
    expect(ada.errors).toEqual([]);
  }, 180_000);
});

describe('a form that shows known values', () => {
  it('shows them to the contact who asks for them, and the member sees what was corrected', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/agent');
    const fields = page.getByRole('region', { name: 'Record fields' });
    await fields.getByLabel('Field', { exact: true }).fill('goal');
    await fields.getByRole('button', { name: 'Add field' }).click();
    await fields.getByLabel('Access: goal').waitFor();
    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('link', { name: 'First visit' }).click();
    await page.getByRole('button', { name: `Edit ${GOAL}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit question' });
    await dialog.getByLabel('Show the known value').check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Shows the known value').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 3 is live').waitFor();
    await sendForm();

    const contact = await newProfile(browser, product.url, { width: 390, height: 844 });
    await contact.page.goto(link);
    expect(await contact.page.getByLabel(GOAL).inputValue()).toBe('');
    expect(await violations(contact.page)).toEqual([]);
    await contact.page.getByRole('button', { name: 'Show known answers' }).click();
    await contact.page.getByText('Please check').waitFor();
    expect(await contact.page.getByLabel(GOAL).inputValue()).toBe('Run ten kilometres');
    expect(await violations(contact.page)).toEqual([]);
    await contact.page.getByLabel(GOAL).fill('Swim');
    await contact.page.getByRole('button', { name: 'Send', exact: true }).click();
    await contact.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(contact.errors).toEqual([]);
    await contact.context.close();

    await page.goto('/admin/acme/contact-forms?show=review');
    const waiting = page.getByRole('list', { name: 'Forms to review' });
    await waiting.getByText('Answers').click();
    await waiting.getByText('Known value, changed by the contact').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await waiting.getByRole('button', { name: /^Accept answers of/ }).click();
    await page.getByText('No forms to review').waitFor();
  }, 180_000);

  it.each([1280, 390])(
    'has results at %i pixels',
    async (width) => {
      const { page, errors, context } = await arrive({ width });
      await page.goto('/admin/acme/contact-forms');
      await page.getByRole('link', { name: 'First visit' }).click();
      await page.getByRole('radio', { name: 'Results' }).check({ force: true });
      await page.getByText(/^Median time to submit: /).waitFor();
      await page.getByRole('img', { name: 'Progress. The table shows the same values.' }).waitFor();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('radiogroup', { name: 'View of Progress' }).getByText('Table').click();
      const sent = page.getByRole('region', { name: 'Progress table' }).getByRole('row', { name: /^Sent/ });
      expect(await sent.textContent()).toBe('Sent3');
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
    120_000,
  );
});

describe('a form with sections', () => {
  it('gets a section with a condition, and its steps are shown in the preview', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/contact-forms');
    await page.getByRole('link', { name: 'First visit' }).click();
    await page.getByLabel('Review answers before they are stored').uncheck();
    await page.getByRole('checkbox', { name: 'العربية' }).check();
    await addSection(page, { title: 'Your training', arabic: 'تدريبك', asked: GOAL });
    // The section starts with the number of visits.
    for (const _step of [1, 2]) await page.getByRole('button', { name: 'Move Your training up' }).press('Enter');
    await page.getByText('Moved to position 2 of 4').waitFor();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Step 1 of 1').waitFor();
    await preview.getByLabel(GOAL).fill('Run');
    await preview.getByText('Step 1 of 2').waitFor();
    await preview.getByRole('button', { name: 'Next' }).click();
    await preview.getByRole('heading', { name: 'Your training' }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await preview.getByRole('button', { name: 'Back' }).click();
    await preview.getByLabel(GOAL).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 4 is live').waitFor();
    expect(ada.errors).toEqual([]);
  }, 120_000);

  it.each([true, false])(
    'is filled in step by step on a phone, with JavaScript: %s',
    async (hasScripts) => {
      await sendForm();
      const { page, errors, context } = await newProfile(browser, product.url, {
        width: 390,
        height: 844,
        hasScripts,
      });
      const saved = () => page.waitForURL(/[?]step=/);
      await page.goto(link);
      await page.getByText(`Step 1 of 1`).waitFor();
      await page.getByLabel(GOAL).fill('Run');
      if (hasScripts) {
        await page.getByText('Step 1 of 2').waitFor();
        await page.getByRole('button', { name: 'Next' }).click();
      } else await page.getByRole('button', { name: 'Send' }).click();
      await saved();
      await page.getByRole('heading', { level: 2, name: 'Your training' }).waitFor();
      expect(await page.title()).toBe('Step 2 of 2: First visit');
      if (hasScripts) expect(await violations(page)).toEqual([]);
      await page.getByLabel(VISITS).fill('often');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('alert').getByText(`${VISITS}: This value is not valid.`).waitFor();
      if (hasScripts) expect(await violations(page)).toEqual([]);
      await page.getByLabel(VISITS).fill('2');
      await page.getByRole('button', { name: 'Back' }).click();
      await page.getByText('Step 1 of 2').waitFor();
      expect(await page.getByLabel(GOAL).inputValue()).toBe('Run');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Step 2 of 2').waitFor();
      expect(await page.getByLabel(VISITS).inputValue()).toBe('2');
      // The Enter key submits the step.
      await page.getByLabel(VISITS).press('Enter');
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      expect(errors).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('is written from right to left, and fits on a narrow phone', async () => {
    await sendForm('العربية');
    const { page, errors, context } = await newProfile(browser, product.url, { width: 320, height: 700 });
    await page.goto(link);
    await page.getByLabel(GOAL).fill('الجري');
    await page.getByRole('button', { name: 'التالي' }).click();
    await page.getByRole('heading', { level: 2, name: 'تدريبك' }).waitFor();
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  }, 120_000);
});

/** Sends the form in the first conversation of the inbox and stores its link and the path of the conversation. */
async function sendForm(language?: string): Promise<void> {
  const { page } = ada;
  await page.goto('/admin/acme/inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await page.waitForURL(/inbox\/[0-9a-f-]{36}/);
  thread = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Send form' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send form' });
  await dialog.getByLabel('Form', { exact: true }).waitFor();
  if (language) await dialog.getByLabel('Language', { exact: true }).selectOption({ label: language });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send form' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const sent = page.getByText(language ? /يرجى ملء هذا النموذج/ : /Please fill in this form: First visit/);
  const message = (link ? sent.filter({ hasNotText: link }) : sent).last();
  await message.waitFor();
  link = /\/s\/[\w-]+/.exec((await message.textContent()) ?? '')?.[0] ?? '';
}

/** Fills in the form on a phone and submits it. */
async function submit(goal: string): Promise<void> {
  const { page, errors, context } = await newProfile(browser, product.url, { width: 390, height: 844 });
  await page.goto(link);
  await page.getByLabel(GOAL).fill(goal);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
}

interface Question {
  readonly question: string;
  readonly type: string;
  readonly field: string;
  readonly isRequired: boolean;
}

async function addQuestion(page: Page, { question, type, field, isRequired }: Question): Promise<void> {
  await page.getByRole('button', { name: 'Add question' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add question' });
  await dialog.getByLabel('Question', { exact: true }).fill(question);
  await dialog.getByLabel('Answer type').selectOption({ label: type });
  await dialog.getByLabel('Field of the record').fill(field);
  if (isRequired) await dialog.getByLabel('Required').check();
  await dialog.getByRole('button', { name: 'Add question' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

interface NewSection {
  readonly title: string;
  readonly arabic: string;
  /** Question that must be answered before the section is shown. */
  readonly asked: string;
}

/** Adds a section after the last question, in two languages side by side. */
async function addSection(page: Page, { title, arabic, asked }: NewSection): Promise<void> {
  await page.getByRole('button', { name: 'Add section' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add section' });
  await dialog.getByLabel('Title (English)').fill(title);
  await dialog.getByLabel('Title (العربية)').fill(arabic);
  await dialog.getByLabel('Show this section').selectOption({ label: `If “${asked}” …` });
  await dialog.getByLabel('Comparison').selectOption({ label: 'is answered' });
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add section' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

interface Condition {
  readonly question: string;
  readonly asked: string;
  readonly value: string;
}

/** Shows a question only for one answer to the question before, with the keyboard. */
async function addCondition(page: Page, { question, asked, value }: Condition): Promise<void> {
  await page.getByRole('button', { name: `Edit ${question}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit question' });
  await dialog.waitFor();
  // The dialog moves the focus to its first field when it has opened.
  await settled(page);
  await dialog.getByLabel('Show this question').focus();
  await page.keyboard.press('End');
  await dialog.getByLabel('Value', { exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(value);
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(`Shown if “${asked}” is ${value}`).waitFor();
}

async function arrive(setting: { width: number }): Promise<Profile> {
  const profile = await newProfile(browser, product.url, { ...setting, height: 844 });
  await signIn(profile.page, 'ada@acme.test', DEMO_PASSWORD);
  return profile;
}
