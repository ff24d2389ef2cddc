import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  newProfile,
  openBrowser,
  type Profile,
  type Scheme,
  signIn,
  switchScheme,
  violations,
} from '../support/browser.ts';
import { accessToken, callGraph } from '../support/graph.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 90_000 };
const NAMES = ['Ada Spring', 'Bea Spring', 'Cleo Spring', 'Dora Spring', 'Elsa Spring', 'Fay Spring', 'Gina Spring'];
/** Messages per minute: slow enough to pause a campaign in time, and fast enough for a test. */
const RATE = '20';

let product: Product;
let browser: Browser;
let ada: Profile;
/** Authorization header for API requests that the test sends without the SPA. */
let authorization: string;
/** Ids of the contacts, by name. */
const people: Record<string, string> = {};

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  authorization = `Bearer ${await accessToken(product.url, 'ada@acme.test', PASSWORD)}`;
  for (const name of [...NAMES, 'Hedy Quiet', 'Iris Blocked']) await meet(name);
  await ask('mutation ($id: ID!) { blockContact(id: $id) { errors { code } } }', { id: people['Iris Blocked'] });
  ada = await arrive();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function arrive(setting: { width?: number } = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, 'ada@acme.test', PASSWORD);
  return profile;
}

/** Creates a contact with the campaign's tag. Everyone except Hedy has consented. */
async function meet(name: string): Promise<void> {
  const phone = `+4420794607${String(Object.keys(people).length + 10)}`;
  const input = { name, phone, tags: ['spring'], consented: name !== 'Hedy Quiet' };
  const create = 'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }';
  people[name] = (await ask(create, { input })).createContact.contact.id;
}

async function ask(query: string, variables: object) {
  const { body } = await callGraph(product.url, { query, variables }, { authorization, 'x-workspace': 'acme' });
  return body.data;
}

interface OnPhone {
  readonly direction: 'RECEIVED' | 'SENT';
  readonly body: string;
}

/** Returns the messages that the provider simulator delivered to a contact. */
async function ledger(name: string): Promise<string[]> {
  const headers = { authorization, 'x-workspace': 'acme' };
  const answer = await fetch(`${product.url}/api/simulator/phones/${people[name]}`, { headers });
  const { messages } = (await answer.json()) as { messages: OnPhone[] };
  return messages.filter(({ direction }) => direction === 'RECEIVED').map(({ body }) => body);
}

const next = (page: Page, step: string) => page.getByRole('button', { name: `Next: ${step}` }).click();
const counts = (page: Page) => page.getByRole('complementary', { name: 'Audience size' });
const recipients = (page: Page) => page.getByRole('table', { name: 'Recipients', exact: true });
const byState = (page: Page) => page.getByRole('table', { name: 'Recipients by status' });

describe('a campaign, from the first contact to the reply', () => {
  it('selects and counts its recipients [WC-23]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/campaigns');
    await page
      .getByRole('table', { name: 'Campaigns' })
      .getByRole('link', { name: 'Open Saturday reminder' })
      .waitFor();
    await page.getByRole('button', { name: 'New campaign' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Spring offer');
    await page.getByRole('combobox', { name: 'Tags' }).fill('spring');
    await page.keyboard.press('Enter');
    await counts(page).getByText(String(NAMES.length), { exact: true }).waitFor();
    await counts(page).getByRole('row', { name: 'No consent 1' }).waitFor();
    await counts(page).getByRole('row', { name: 'Blocked 1' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('No consent').uncheck();
    await counts(page)
      .getByText(String(NAMES.length + 1), { exact: true })
      .waitFor();
    await page.getByLabel('No consent').check();
    await next(page, 'message');
  }, 120_000);

  it('previews the message for each recipient, and asks for missing values [WC-23]', async () => {
    const { page } = ada;
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: /appointment_reminder/ }).click();
    await next(page, 'schedule');
    await page.getByText('Enter one line of text.').waitFor();
    await page.getByLabel('Text for Variable 2').fill('Friday at six');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Hello Gina, this is a reminder of your appointment on Friday at six.').waitFor();
    await preview.getByRole('button', { name: 'Next recipient' }).click();
    await preview.getByText('Hello Fay, this is').waitFor();
    expect(await violations(page)).toEqual([]);
    await next(page, 'schedule');
    await page.getByRole('switch', { name: 'Quiet hours' }).uncheck();
    await page.getByLabel('Maximum messages per minute').fill(RATE);
    expect(await violations(page)).toEqual([]);
    await next(page, 'test');
  }, 120_000);

  it('sends a test to one contact, which the campaign does not count [WC-24]', async () => {
    const { page } = ada;
    await page.getByRole('combobox', { name: 'Test recipient' }).fill('Hedy');
    await page.getByRole('option', { name: /Hedy Quiet/ }).click();
    await page.getByRole('button', { name: 'Send test' }).click();
    await page.getByText('Test sent.').waitFor();
    await expectSoon(
      () => ledger('Hedy Quiet'),
      ['Hello Hedy, this is a reminder of your appointment on Friday at six. Reply to move it.'],
    );
    expect(await violations(page)).toEqual([]);
    await next(page, 'review');
  }, 120_000);

  it('shows the number and the cost before it is confirmed, by keyboard alone [WC-24]', async () => {
    const { page } = ada;
    const send = page.getByRole('button', { name: `Send to ${NAMES.length} recipients` });
    await send.waitFor();
    await page.getByText('Enter your price per message').waitFor();
    await page.getByLabel('Price per message').fill('0.05');
    await page.getByText('At most US$0.35').waitFor();
    expect(await violations(page)).toEqual([]);
    await send.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Send “Spring offer”?' });
    await dialog.getByText('At most US$0.35').waitFor();
    await dialog.getByRole('button', { name: `Send to ${NAMES.length} recipients` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor(PATIENCE);
  }, 120_000);

  it('stops when it is paused, keeps its state over a reload, and continues to the last recipient [WC-24]', async () => {
    const { page } = ada;
    // The first run of the campaign creates its recipients.
    await byState(page)
      .getByRole('row', { name: /^Pending/ })
      .waitFor(PATIENCE);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused by a member').waitFor(PATIENCE);
    await byState(page)
      .getByRole('row', { name: /^Pending/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByText('Paused by a member').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).waitFor(PATIENCE);
    await byState(page)
      .getByRole('row', { name: `Delivered ${NAMES.length} 78%` })
      .waitFor(PATIENCE);
    for (const name of NAMES) {
      expect({ name, ledger: await ledger(name) }).toEqual({
        name,
        ledger: [
          `Hello ${name.split(' ')[0]}, this is a reminder of your appointment on Friday at six. Reply to move it.`,
        ],
      });
      await recipients(page).getByRole('row').filter({ hasText: name }).getByText('Delivered').waitFor();
    }
    expect(await ledger('Iris Blocked')).toEqual([]);
    await recipients(page)
      .getByRole('row')
      .filter({ hasText: 'Iris Blocked' })
      .getByText('Blocked', { exact: true })
      .waitFor();
    await recipients(page).getByRole('row').filter({ hasText: 'Hedy Quiet' }).getByText('No consent').waitFor();
  }, 240_000);

  it('shows a reply immediately, on the campaign and in the inbox', async () => {
    const { page } = ada;
    const campaign = page.url();
    const phone = await ada.context.newPage();
    await phone.goto(`/admin/acme/phone/${people['Bea Spring']}`);
    await phone.getByRole('textbox', { name: 'Message' }).fill('Friday is fine');
    await phone.keyboard.press('Enter');
    await byState(page).getByRole('row', { name: 'Replied 1 11%' }).waitFor(PATIENCE);
    const funnel = page.getByRole('table', { name: 'Results' });
    await funnel.getByRole('row', { name: 'Replied 1 14%' }).waitFor();
    await byState(page).getByRole('button', { name: 'Replied' }).click();
    await recipients(page).getByRole('link', { name: 'Bea Spring' }).click();
    await page.getByRole('region', { name: 'Messages' }).getByText('Friday is fine').waitFor(PATIENCE);
    await phone.close();
    await page.goto(campaign);
  }, 180_000);

  it('notifies the member who started it that it is completed', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await page.getByText('Campaign “Spring offer” completed').click();
    await page.getByRole('heading', { level: 1, name: 'Spring offer' }).waitFor();
    expect(ada.errors).toEqual([]);
  }, 60_000);
});

describe('a campaign with failed recipients', () => {
  it('shows the provider’s reason, and retries them', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/campaigns?q=Saturday');
    await page.getByRole('link', { name: 'Open Saturday reminder' }).click();
    const failed = byState(page).getByRole('row', { name: /^Failed/ });
    await failed.getByRole('button', { name: 'Failed' }).click();
    await recipients(page).getByText('Invalid message recipient (63024)').first().waitFor();
    expect(new URL(page.url()).search).toBe('?status=FAILED');
    await page.getByRole('button', { name: /^Retry \d+ failed/ }).click();
    await failed.waitFor({ state: 'detached', ...PATIENCE });
    await page.getByText('Completed', { exact: true }).waitFor(PATIENCE);
    await page.getByText('No matching recipients').waitFor(PATIENCE);
    expect(ada.errors).toEqual([]);
  }, 180_000);
});

/** The last screen is the one on which the test works. */
const SCREENS: readonly (readonly [Scheme, number])[] = [
  ['dark', 1280],
  ['light', 320],
];

describe('in dark, 1280 pixels wide, and in light, 320 pixels wide', () => {
  it('is accessible on every page and at every step, and never scrolls horizontally', async () => {
    const { page, context, errors } = await arrive({ width: 320 });
    const found: Record<string, unknown> = {};
    const look = async (where: string) => {
      await settled(page);
      for (const [scheme, width] of SCREENS) {
        await page.setViewportSize({ width, height: 800 });
        await switchScheme(page, scheme);
        const wrong = await violations(page);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wrong.length > 0 || wide > 0) found[`${where} at ${width}`] = { wrong, wide };
      }
    };
    await page.goto('/admin/acme/campaigns');
    await page.getByRole('link', { name: 'Spring offer', exact: true }).waitFor();
    await look('list');
    await page.goto('/admin/acme/campaigns?q=nobody+is+called+this');
    await page.getByText('No matching campaigns').waitFor();
    await look('no match');
    await page.getByRole('button', { name: 'Show all campaigns' }).click();
    await page.getByRole('link', { name: 'Spring offer', exact: true }).click();
    await recipients(page).waitFor();
    await look('run');
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { name: 'Audience' }).waitFor();
    await look('audience');
    await page.getByText('Select contacts').click();
    await page.getByRole('combobox', { name: 'Add contact' }).fill('Bea');
    await page.getByRole('option', { name: /Bea Spring/ }).click();
    await page.getByRole('list', { name: 'Selected contacts' }).getByText('Bea Spring').waitFor();
    await look('people by name');
    for (const [step, heading] of Object.entries(STEPS)) {
      await next(page, step);
      await page.getByRole('heading', { name: heading }).waitFor();
      await look(step);
    }
    await page.getByRole('button', { name: 'Delete draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor();
    expect(found).toEqual({});
    expect(errors).toEqual([]);
    await context.close();
  }, 240_000);
});

const STEPS = {
  message: 'Message',
  schedule: 'Schedule',
  test: 'Test',
  review: 'Review',
};

/** Repeats `look` until it returns the wanted result. Fails with the last result if the time runs out. */
async function expectSoon<Answer>(look: () => Promise<Answer>, wanted: Answer): Promise<void> {
  for (const end = performance.now() + PATIENCE.timeout; performance.now() < end; await pause(50))
    if (JSON.stringify(await look()) === JSON.stringify(wanted)) return;
  expect(await look()).toEqual(wanted);
}
