import { createHash, createHmac, randomUUID } from 'node:crypto';
import { type Simulators, samplePhoto, sandboxFor, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';
const LENA = '447700900321';

let product: Product;
let browser: Browser;
let ada: Profile;
/** A simulator of Meta in the test's process, for workspaces with own tokens. */
let meta: Simulators;
beforeAll(async () => {
  meta = await startSimulators();
  const env = { WHATSAPP_CLOUD_URL: meta.addresses.whatsAppCloud };
  [product, browser] = await Promise.all([startProduct({ env }), openBrowser()]);
  ada = await newProfile(browser, product.url);
  await signIn(ada.page, 'ada@acme.test', PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await meta.stop();
});

const region = (page: Page, name: string) => page.getByRole('region', { name });

/** Creates a contact with a conversation on the WhatsApp Cloud number, who has not written yet. */
const PIA = `
  with number as (select * from phone_configs where provider = 'WHATSAPP_CLOUD' and state = 'ACTIVE'),
    pia as (
      insert into contacts (workspace_id, id, name, phone, email, tags, created_at, updated_at)
      select workspace_id, gen_random_uuid(), 'Pia Presser', '+447700900777', 'pia@people.test', '{}', now(), now() from number
      returning workspace_id, id
    )
  insert into conversations (workspace_id, id, contact_id, channel, phone_config_id, last_message_at, created_at)
  select pia.workspace_id, gen_random_uuid(), pia.id, 'WHATSAPP', number.id, now(), now() from pia, number
  returning contact_id`;

/** Closes the reply windows of the conversations on the WhatsApp Cloud number. */
const CLOSE_WINDOWS =
  "update conversations set last_inbound_at = now() - interval '25 hours' where phone_config_id is not null";

/** Sends a message of Lena to the webhook URL of the phone number, signed as by Meta. */
async function lenaWrites(words: string): Promise<number> {
  const [config] = await inDatabase(product, "select * from phone_configs where provider = 'WHATSAPP_CLOUD'");
  const appSecret = appSecretOf(String(config?.workspace_id));
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: config?.business_account_id,
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: config?.provider_number_id },
              contacts: [{ wa_id: LENA, profile: { name: 'Lena Lead' } }],
              messages: [{ id: `wamid.${words}`, from: LENA, timestamp: '1', type: 'text', text: { body: words } }],
            },
          },
        ],
      },
    ],
  });
  const signature = `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
  const answer = await fetch(`${product.url}/api/whatsapp/cloud/${String(config?.id)}`, {
    method: 'POST',
    headers,
    body,
  });
  return answer.status;
}

/** Derives the app secret as the simulators do (apps/simulators/src/sandbox.ts). */
function appSecretOf(workspaceId: string): string {
  const seed = createHash('sha256').update(`sandbox ${workspaceId}`).digest('hex').slice(0, 32);
  return createHmac('sha256', 'frontdesk simulators').update(`app ${seed}`).digest('hex').slice(0, 32);
}

describe('the channels of a workspace', () => {
  it('activates a number of WhatsApp Cloud in steps [WC-17]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/channels');
    const numbers = region(page, 'Numbers');
    await numbers.getByRole('button', { name: 'Add number' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add number' });
    await dialog.getByLabel('Sandbox number').check();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add number' }).click();
    await numbers.getByText('Not verified').waitFor();
    await numbers.getByRole('button', { name: /^Send a code/ }).click();
    await page.getByRole('menuitem', { name: 'By SMS' }).click();
    await numbers.getByText('Code sent').waitFor();
    await numbers.getByRole('button', { name: /^Enter code/ }).click();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Verify number' }).click();
    await numbers.getByText('Verified', { exact: true }).waitFor();
    await numbers.getByRole('button', { name: /^Activate/ }).click();
    await page.getByLabel('PIN', { exact: true }).fill('246810');
    await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
    await numbers.getByText('Active', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  it('shows its messages in the inbox', async () => {
    const { page } = ada;
    expect(await lenaWrites('Is Tuesday free?')).toBe(200);
    await page.goto('/admin/acme/inbox');
    await page.getByRole('link', { name: 'Lena Lead' }).first().click();
    await page.getByText('Is Tuesday free?').last().waitFor();
  }, 60_000);

  it('books the time whose button a contact presses on the phone [AG-36]', async () => {
    const { page } = ada;
    const [pia] = await inDatabase(product, PIA);
    await page.goto(`/admin/acme/phone/${String(pia?.contact_id)}`);
    const chat = page.getByRole('log', { name: 'Chat' });
    const received = chat.locator('[data-side="theirs"]');
    const answered = async (words: string, reply: string) => {
      const before = await received.count();
      await page.getByRole('textbox', { name: 'Message' }).fill(words);
      await page.keyboard.press('Enter');
      await received.nth(before).filter({ hasText: reply }).waitFor({ timeout: 60_000 });
    };
    await answered('I would like to book an appointment', 'What can we help you with?');
    await answered('A new crown, please', 'How soon would you like to come in?');
    await answered('This week', 'These times are free');
    const buttons = chat.getByRole('group', { name: 'Options' }).last().getByRole('button');
    expect(await buttons.count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    const title = (await buttons.nth(1).textContent()) ?? '';
    const [, , time = ''] = /^(.*), (\d\d:\d\d)$/.exec(title) ?? [];
    await buttons.nth(1).click();
    const confirmation = received.filter({ hasText: 'Booked:' }).filter({ hasText: time });
    await confirmation.waitFor({ timeout: 60_000 });
    await page.goto('/admin/acme/bookings');
    const row = page.getByRole('table', { name: 'Bookings' }).getByRole('row').filter({ hasText: 'Pia Presser' });
    await row.getByText('Booked', { exact: true }).waitFor({ timeout: 60_000 });
    await page.goto('/admin/acme/inbox');
    await page.getByRole('link', { name: 'Pia Presser' }).first().click();
    const offered = page.getByRole('list', { name: 'Options offered' }).last();
    await offered.getByRole('listitem').filter({ hasText: title }).getByLabel('Chosen').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 240_000);

  it('creates a template, shows the result of its review, and edits and deletes it [AG-37]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/channels');
    const templates = region(page, 'Templates');
    const row = templates.getByRole('listitem').filter({ hasText: 'visit_reminder' });
    const submit = async (body: string) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Text', { exact: true }).fill(body);
      await dialog.getByLabel('Example for {{1}}').fill('Lena');
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Submit for approval' }).click();
      await dialog.waitFor({ state: 'detached' });
      await row.getByText('In review', { exact: true }).waitFor();
    };
    const readReview = () => templates.getByRole('button', { name: 'Sync templates' }).click();
    await templates.getByRole('button', { name: 'Create template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create template' });
    await dialog.getByLabel('Account').selectOption({ label: await accountLabel(page) });
    await dialog.getByLabel('Name').fill('visit_reminder');
    // The simulator rejects texts with a shortened link.
    await submit('Hello {{1}}, see https://bit.ly/x here.');
    await readReview();
    await row.getByText('Rejected', { exact: true }).waitFor();
    await row.getByText('INVALID_FORMAT').waitFor();
    await row.getByRole('button', { name: 'Edit visit_reminder' }).click();
    await submit('Hello {{1}}, see you soon.');
    await readReview();
    await row.getByText('Approved', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Delete visit_reminder' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete visit_reminder' }).click();
    await row.waitFor({ state: 'detached' });
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('sends a template with an image and buttons, and shows which one the contact presses [AG-36] [AG-37]', async () => {
    const { page } = ada;
    const [pia] = await inDatabase(product, "select id from contacts where name = 'Pia Presser'");
    await page.goto('/admin/acme/channels');
    const templates = region(page, 'Templates');
    await templates.getByRole('button', { name: 'Create template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create template' });
    await dialog.getByLabel('Account').selectOption({ label: await accountLabel(page) });
    await dialog.getByLabel('Name').fill('spring_offer');
    await dialog.getByText('File', { exact: true }).click();
    const file = { name: 'offer.png', mimeType: 'image/png', buffer: samplePhoto('A spring offer').bytes };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByText('File: offer.png').waitFor();
    await dialog.getByLabel('Text', { exact: true }).fill('Our spring offer begins today.');
    await dialog.getByRole('button', { name: 'Add button' }).click();
    await dialog.getByLabel('Button text').fill('Tell me more');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Submit for approval' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = templates.getByRole('listitem').filter({ hasText: 'spring_offer' });
    await row.getByText('In review', { exact: true }).waitFor();
    await templates.getByRole('button', { name: 'Sync templates' }).click();
    await row.getByText('Approved', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await inDatabase(product, CLOSE_WINDOWS);
    await page.goto('/admin/acme/inbox');
    await page.getByRole('link', { name: 'Pia Presser' }).first().click();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('button', { name: 'Send template' }).click();
    const send = page.getByRole('dialog', { name: 'Send template to Pia Presser' });
    await send.getByRole('button', { name: /spring_offer/ }).click();
    await send.getByRole('button', { name: 'Send', exact: true }).click();
    const sent = page.getByRole('listitem').filter({ hasText: 'Our spring offer begins today.' }).last();
    await sent.getByText('Delivered').waitFor();
    await sent.getByRole('button', { name: 'Open offer.png' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`/admin/acme/phone/${String(pia?.id)}`);
    const chat = page.getByRole('log', { name: 'Chat' });
    await chat.getByRole('img', { name: 'offer.png' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await chat.getByRole('button', { name: 'Tell me more' }).click();
    await chat.locator('[data-side="own"]').filter({ hasText: 'Tell me more' }).waitFor();
    await page.goto('/admin/acme/inbox');
    await page.getByRole('link', { name: 'Pia Presser' }).first().click();
    await page.getByText('Answers “Our spring offer begins today.').waitFor();
    const offered = page.getByRole('list', { name: 'Options offered' }).last();
    await offered.getByRole('listitem').filter({ hasText: 'Tell me more' }).getByLabel('Chosen').waitFor();
    expect(ada.errors).toEqual([]);
  }, 120_000);

  it('sends a template once the window is closed [WC-21]', async () => {
    const { page } = ada;
    await page.goto('/admin/acme/channels');
    const templates = region(page, 'Templates');
    await templates.getByRole('button', { name: 'Sync templates' }).click();
    await templates.getByText('appointment_reminder').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await inDatabase(product, CLOSE_WINDOWS);
    await page.goto('/admin/acme/inbox');
    await page.getByRole('link', { name: 'Lena Lead' }).first().click();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('button', { name: 'Send template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send template to Lena Lead' });
    await dialog.getByRole('button', { name: /appointment_reminder/ }).click();
    await dialog.getByLabel('Variable 2').fill('Tuesday at six');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send' }).click();
    const sent = page.getByRole('listitem').filter({ hasText: 'your appointment on Tuesday at six' }).last();
    await sent.getByText('Delivered').waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);

  it('shows Meta’s errors at each step, and continues from there [WC-17]', async () => {
    const { page } = ada;
    const account = sandboxFor(randomUUID()).whatsAppCloud;
    const { phoneNumberId } = account;
    const refuse = (code: number, message: string, forPeople?: string) =>
      meta.whatsAppCloud.refuse(phoneNumberId, forPeople ? { code, message, forPeople } : { code, message });
    await page.goto('/admin/acme/channels');
    const numbers = region(page, 'Numbers');
    await numbers.getByRole('button', { name: 'Add number' }).first().click();
    const form = page.getByRole('dialog', { name: 'Add number' });
    await form.getByLabel('Phone number ID').fill('1234567890');
    await form.getByLabel('WhatsApp Business Account ID').fill(account.businessAccountId);
    await form.getByLabel('Access token').fill(account.accessToken);
    await form.getByLabel('App secret').fill(account.appSecret);
    await form.getByRole('button', { name: 'Add number' }).click();
    await form.getByText(/did not find this number in your account/).waitFor();
    await form.getByLabel('Phone number ID').fill(phoneNumberId);
    await form.getByRole('button', { name: 'Add number' }).click();
    await numbers.getByText('Not verified').waitFor();

    for (const words of [TOO_MANY, ELSEWHERE]) {
      refuse(136_024, 'Request code error', words);
      await askForCode(page);
      await numbers.getByText(words).waitFor();
    }
    expect(await violations(page)).toEqual([]);
    await askForCode(page);
    await numbers.getByRole('button', { name: /^Enter code/ }).click();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Verify number' }).click();
    await page.getByText('The code is wrong.').waitFor();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Verify number' }).click();
    await numbers.getByText('Verified', { exact: true }).waitFor();
    await numbers.getByRole('button', { name: /^Activate/ }).click();
    refuse(133_005, 'Two step verification PIN Mismatch');
    await page.getByLabel('PIN', { exact: true }).fill('111111');
    await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
    await page.getByText(/^The PIN is wrong/).waitFor();
    await page.getByLabel('PIN', { exact: true }).fill('246810');
    await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
    await numbers.getByText('Active', { exact: true }).nth(1).waitFor();
    expect(ada.errors).toEqual([]);
  }, 90_000);
});

/** Returns the option of the WhatsApp business account in the dialog of a new template. */
async function accountLabel(page: Page): Promise<string> {
  const option = page
    .getByRole('dialog')
    .getByRole('option', { name: /^WhatsApp account of/ })
    .first();
  await option.waitFor({ state: 'attached' });
  return (await option.textContent()) ?? '';
}

const TOO_MANY = 'You have asked for too many codes. Try again in 12 hours.';
const ELSEWHERE = 'This number is in use on another WhatsApp account. Delete it there first.';

async function askForCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send a code/ }).click();
  await page.getByRole('menuitem', { name: 'By SMS' }).click();
}
