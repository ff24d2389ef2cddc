import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  newProfile,
  openBrowser,
  type Profile,
  type Scheme,
  signIn,
  switchScheme,
  violations,
} from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';
const PATIENCE = { timeout: 60_000 };
const WHAT = 'What can we help you with?';
const WHEN = 'How soon would you like to come in?';

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;
/** URL paths of the phone, lead and conversation of each visitor. */
const at: Record<string, { phone: string; lead: string; thread: string }> = {};

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  [ada, ben] = await Promise.all([arrive('ada@acme.test'), arrive('ben@acme.test')]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a lead on WhatsApp, from the form to the appointment', () => {
  it('is greeted on their phone within moments of the form [CB-13]', async () => {
    await askFor('Lena Lead', '+44 20 7946 0811', 'lena@people.test');
    const { page } = ada;
    await find(page, 'Lena Lead');
    await page.getByRole('link', { name: 'Open simulator' }).waitFor(PATIENCE);
    await becomes(page, 'Contacted');
    await page.getByRole('link', { name: 'Open simulator' }).click();
    // The template of the simulator contains the first question. WhatsApp allows only a template at first.
    await received(page).filter({ hasText: WHAT }).waitFor(PATIENCE);
    expect(await received(page).allTextContents()).toEqual([expect.stringContaining('Hello Lena Lead')]);
    expect(await violations(page)).toEqual([]);
  }, 180_000);

  it('answers, chooses one of the free times, and is booked [CB-06] [CB-14]', async () => {
    const { page } = ada;
    await say(page, 'A new crown, please');
    await received(page).filter({ hasText: WHEN }).waitFor(PATIENCE);
    await page.getByRole('button', { name: 'This week' }).click();
    // The form already contains the email address, so the agent does not ask for it.
    await received(page).filter({ hasText: 'These times are free' }).waitFor(PATIENCE);
    await page.getByRole('button', { name: 'The first one' }).click();
    await received(page).filter({ hasText: 'Booked:' }).waitFor(PATIENCE);
  }, 240_000);

  it('shows the booking and the answers on the lead, in the list and in the inbox [CB-06]', async () => {
    const { page } = ada;
    await page.goto(at['Lena Lead']?.lead ?? '');
    const bookings = page.getByRole('region', { name: 'Bookings', exact: true });
    await bookings.getByText('Booked', { exact: true }).waitFor(PATIENCE);
    await becomes(page, 'Booked');
    await page.getByRole('region', { name: 'Answers' }).getByText('A new crown, please').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/admin/acme/bookings');
    const row = page.getByRole('table', { name: 'Bookings' }).getByRole('row').filter({ hasText: 'Lena Lead' });
    await row.getByText('Booked', { exact: true }).waitFor(PATIENCE);
    expect(await violations(page)).toEqual([]);
    await page.goto(at['Lena Lead']?.thread ?? '');
    await page.getByRole('link', { name: /^Booked for / }).waitFor();
    // A message that the simulated phone displays counts as read.
    await messages(page).filter({ hasText: 'Booked:' }).filter({ hasText: 'Read' }).waitFor(PATIENCE);
  }, 180_000);

  it('is moved and cancelled by hand, and the calendar reflects it', async () => {
    const { page } = ada;
    await page.goto(at['Lena Lead']?.lead ?? '');
    const bookings = page.getByRole('region', { name: 'Bookings', exact: true });
    const before = await bookings.getByRole('listitem').getByRole('time').textContent(PATIENCE);
    await bookings.getByRole('button', { name: 'Reschedule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('radio')
      .last()
      .check({ force: true, ...PATIENCE });
    await dialog.getByRole('button', { name: 'Reschedule booking' }).click();
    await bookings
      .getByRole('listitem')
      .getByRole('time')
      .filter({ hasNotText: before ?? '' })
      .waitFor(PATIENCE);
    await bookings.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click();
    await bookings.getByText('Canceled', { exact: true }).waitFor(PATIENCE);
  }, 180_000);
});

describe('a contact who comes back', () => {
  it('sends a voice message and a photo, which the agent reads and the team sees [AG-34] [AG-35]', async () => {
    const { page } = ada;
    const { page: desk } = ben;
    await page.goto(at['Lena Lead']?.phone ?? '');
    await attach(page, 'Voice message', 'I would like to book another appointment', 'These times are free');
    await attach(page, 'Photo', 'A broken crown', /./);
    await desk.goto(at['Lena Lead']?.thread ?? '');
    const voice = messages(desk).filter({ hasText: 'I would like to book another appointment' });
    await voice.getByLabel('Voice message').waitFor(PATIENCE);
    const photo = messages(desk).filter({ hasText: 'A broken crown' }).getByRole('button', { name: 'Open Image' });
    await photo.waitFor(PATIENCE);
    await desk.waitForFunction(
      () =>
        [...document.querySelectorAll('img')].some(
          ({ src, naturalWidth }) => src.includes('preview') && naturalWidth > 0,
        ),
      undefined,
      PATIENCE,
    );
    expect(await violations(desk)).toEqual([]);
  }, 240_000);

  it('asks about the appointment, moves and cancels it in the conversation [AG-01] [AG-05]', async () => {
    const { page } = ada;
    await page.goto(at['Lena Lead']?.phone ?? '');
    // The agent offered times when it heard the voice message, and again after the photo.
    await answered(page, 'The first one', 'Booked:');
    await answered(page, 'thank you!', 'You are welcome!');
    await answered(page, 'when is my appointment?', /Your appointment: /);
    await answered(page, 'can we move it to another day?', 'These times are free');
    await answered(page, 'The last one', 'Shall I move your appointment');
    await answered(page, 'yes', 'Your appointment was moved');
    await answered(page, 'cancel it', 'Shall I cancel this appointment');
    await answered(page, 'yes', 'Your appointment was cancelled');
  }, 240_000);
});

describe('a reminder of an appointment', () => {
  it('is previewed, arrives once, and is confirmed and rescheduled on the phone [AG-38]', async () => {
    const { page } = ada;
    await page.goto(at['Lena Lead']?.phone ?? '');
    await answered(page, 'I would like to book another appointment', 'These times are free');
    await answered(page, 'The first one', 'Booked:');
    // The cool-down after the greeting is over.
    await inDatabase(product, "update outreach_attempts set at = at - interval '2 hours'");
    // The appointment is some days away: the step is changed so that it is due now.
    await inDatabase(
      product,
      "update bookings set created_at = created_at - interval '40 days' where status = 'BOOKED'",
    );
    await inDatabase(product, "update sequences set enabled_at = enabled_at - interval '40 days'");
    await inDatabase(
      product,
      `update sequence_steps s set delay_minutes = (select ceil(extract(epoch from max(b.starts_at) - now()) / 60) + 1
        from bookings b join leads l on l.workspace_id = b.workspace_id and l.id = b.lead_id
        where b.status = 'BOOKED' and l.name = 'Lena Lead')`,
    );
    await received(page).filter({ hasText: 'Reply “Confirm” or “Reschedule”.' }).waitFor({ timeout: 150_000 });
    expect(await received(page).filter({ hasText: 'Reply “Confirm” or “Reschedule”.' }).count()).toBe(1);
    await answered(page, 'Confirm', 'Your appointment is confirmed');
    await answered(page, 'Reschedule', 'These times are free');
    await answered(page, 'The last one', 'Shall I move your appointment');
    await answered(page, 'yes', 'Your appointment was moved');
    await answered(page, 'cancel it', 'Shall I cancel this appointment');
    await answered(page, 'yes', 'Your appointment was cancelled');
    await page.goto('/admin/acme/sequences');
    await page.getByRole('button', { name: 'Log of Appointment reminder' }).click(PATIENCE);
    const log = page.getByRole('dialog', { name: 'Log of Appointment reminder' });
    await log.getByText('Sent', { exact: true }).waitFor(PATIENCE);
    await log.getByText('Lena Lead').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 300_000);
});

describe('a member who takes over', () => {
  it('pauses the agent, writes to the phone, and returns with a note [CB-37]', async () => {
    await askFor('Milo Lead', '+44 161 496 0812', 'milo@people.test');
    const { page: phone } = ada;
    await find(phone, 'Milo Lead');
    await phone.getByRole('link', { name: 'Open simulator' }).click(PATIENCE);
    await received(phone).filter({ hasText: WHAT }).waitFor(PATIENCE);

    const { page: desk } = ben;
    await desk.goto(at['Milo Lead']?.thread ?? '');
    await desk.getByRole('button', { name: 'Take over' }).click();
    await desk.getByText('Ben Lindqvist took over').or(desk.getByText('You took over')).first().waitFor(PATIENCE);
    await say(phone, 'Is anybody there?');
    await messages(desk).filter({ hasText: 'Is anybody there?' }).waitFor(PATIENCE);
    await reply(desk, 'Milo Lead', 'This is Ben. I am here.');
    await received(phone).filter({ hasText: 'This is Ben' }).waitFor(PATIENCE);
    // The agent did not reply: there is no message between its greeting and Ben's message.
    expect(await received(phone).count()).toBe(2);
    await messages(desk)
      .filter({ hasText: 'This is Ben' })
      .filter({ hasText: /Delivered|Read/ })
      .waitFor(PATIENCE);

    await desk.getByRole('button', { name: 'Return to AI' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Note').fill('They want a check-up.');
    await dialog.getByRole('button', { name: 'Return to AI' }).click();
    await desk.getByText('returned the conversation to AI').first().waitFor(PATIENCE);
    await desk.getByText('They want a check-up.').first().waitFor();
    // Ben has replied to the last question, so the agent continues with the contact's next message.
    await say(phone, 'Thank you, Ben.');
    await received(phone).nth(2).waitFor(PATIENCE);
    await say(phone, 'A check-up, please');
    await received(phone).filter({ hasText: WHEN }).waitFor(PATIENCE);
    expect(await received(phone).count()).toBe(4);
  }, 300_000);

  it('pauses everything: inbound messages are stored, nothing is sent, then or afterwards [CB-18]', async () => {
    const { page: phone } = ada;
    const { page: desk } = ben;
    const before = await received(phone).count();
    await desk.goto('/admin/acme/settings');
    await desk.getByRole('button', { name: 'Pause AI agent' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Pause AI agent' }).click();
    await desk.getByRole('button', { name: 'Resume AI agent' }).first().waitFor(PATIENCE);
    // Open pages show the pause without being reloaded.
    await phone.getByText('The AI agent is paused.').waitFor(PATIENCE);
    await desk.goto(at['Milo Lead']?.thread ?? '');
    await messages(desk).first().waitFor(PATIENCE);
    await settled(desk);
    await say(phone, 'This month, rather');
    await messages(desk).filter({ hasText: 'This month, rather' }).waitFor(PATIENCE);
    await desk.getByRole('button', { name: 'Take over' }).click();
    await reply(desk, 'Milo Lead', 'Nobody will hear this.');
    await messages(desk)
      .filter({ hasText: 'Nobody will hear this.' })
      .filter({ hasText: 'Not sent' })
      .waitFor(PATIENCE);

    await desk.goto('/admin/acme/settings');
    await desk.getByRole('button', { name: 'Resume AI agent' }).first().click();
    await desk.getByRole('button', { name: 'Pause AI agent' }).waitFor(PATIENCE);
    await desk.goto(at['Milo Lead']?.thread ?? '');
    await reply(desk, 'Milo Lead', 'We are back.');
    await received(phone).filter({ hasText: 'We are back.' }).waitFor(PATIENCE);
    // The phone received one new message and none that were sent while the agent was paused.
    expect(await received(phone).count()).toBe(before + 1);
    expect(await received(phone).filter({ hasText: 'Nobody will hear this.' }).count()).toBe(0);
  }, 240_000);
});

describe('a week later', () => {
  it('is greeted for a new request a week later, and not asked again what is known [AG-04]', async () => {
    await aWeekLater();
    const { page } = ada;
    await page.goto(at['Lena Lead']?.phone ?? '');
    await received(page).first().waitFor(PATIENCE);
    const greeted = await received(page).count();
    await askFor('Lena Lead', '+44 20 7946 0811', 'lena@people.test');
    await received(page).nth(greeted).waitFor(PATIENCE);
    const welcome = await answered(page, 'Hello', 'These times are free');
    expect(welcome).not.toContain(WHAT);
    await page.goto('/admin/acme/leads');
    await page.getByRole('link', { name: 'Lena Lead', exact: true }).nth(1).waitFor(PATIENCE);
    await page.getByRole('link', { name: 'Lena Lead', exact: true }).first().click();
    const thread = page.getByRole('link', { name: 'Open conversation', exact: true });
    await thread.waitFor(PATIENCE);
    expect(await thread.getAttribute('href')).toBe(at['Lena Lead']?.thread);
  }, 180_000);
});

const SCREENS: readonly (readonly [Scheme, number])[] = [
  ['light', 1280],
  ['dark', 320],
];

describe('the phone', () => {
  it('is accessible and fits, in light at 1280 pixels and in dark at 320', async () => {
    const { page, context, errors } = await arrive('ben@acme.test', 1280);
    await page.goto(at['Milo Lead']?.phone ?? '');
    await received(page).first().waitFor(PATIENCE);
    for (const [scheme, width] of SCREENS) {
      await page.setViewportSize({ width, height: 900 });
      await switchScheme(page, scheme);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    expect(errors).toEqual([]);
    await context.close();
  }, 90_000);

  it('leaves no error in any console', () => {
    expect([...ada.errors, ...ben.errors]).toEqual([]);
  });
});

async function arrive(email: string, width = 1440): Promise<Profile> {
  const profile = await newProfile(browser, product.url, { width, height: 900 });
  await signIn(profile.page, email, PASSWORD);
  return profile;
}

/** Submits the public form as a visitor. */
async function askFor(name: string, phone: string, email: string): Promise<void> {
  const visitor = await newProfile(browser, product.url);
  await visitor.page.goto('/forms/acme');
  await visitor.page.getByLabel('Name', { exact: true }).fill(name);
  await visitor.page.getByLabel('Phone', { exact: true }).fill(phone);
  await visitor.page.getByLabel(/email/i).fill(email);
  await visitor.page.getByRole('checkbox').check();
  await visitor.page.getByRole('button', { name: /^Send/ }).click();
  await visitor.page
    .getByText(/Thank you/)
    .first()
    .waitFor(PATIENCE);
  expect(visitor.errors).toEqual([]);
  await visitor.context.close();
}

/** Opens a visitor's lead and stores the paths of its pages. */
async function find(page: Page, name: string): Promise<void> {
  await page.goto('/admin/acme/leads');
  await page.getByRole('link', { name, exact: true }).click(PATIENCE);
  await page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
  const thread = page.getByRole('link', { name: 'Open conversation', exact: true });
  await thread.waitFor(PATIENCE);
  const address = async (link: Locator) => (await link.getAttribute('href')) ?? '';
  at[name] = {
    lead: new URL(page.url()).pathname,
    thread: await address(thread),
    phone: await address(page.getByRole('link', { name: 'Open simulator' })),
  };
}

/** Waits until the open lead has the given status. */
const becomes = (page: Page, status: string) =>
  page.waitForFunction(
    (words) => document.querySelector<HTMLInputElement>('[aria-label="Status"]')?.value === words,
    status,
    PATIENCE,
  );

const chat = (page: Page) => page.getByRole('log', { name: 'Chat' });
/** Returns the messages that the phone received, oldest first. */
const received = (page: Page) => chat(page).locator('[data-side="theirs"]');
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('listitem');

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.keyboard.press('Enter');
  const sent = chat(page).locator('[data-side="own"]').filter({ hasText: words });
  await sent.last().getByLabel('Delivered').waitFor(PATIENCE);
}

/** Sends a message from the phone and returns the agent's reply, which must contain `words`. */
async function answered(page: Page, message: string, words: string | RegExp): Promise<string> {
  await received(page).first().waitFor(PATIENCE);
  const before = await received(page).count();
  await say(page, message);
  const next = received(page).nth(before);
  await next.filter({ hasText: words }).waitFor(PATIENCE);
  return (await next.textContent()) ?? '';
}

/** Sends an attachment with the given content from the phone. Waits for the agent's reply, which must contain `words`. */
// oxlint-disable-next-line max-params -- positional arguments keep the steps of the story short.
async function attach(page: Page, kind: string, content: string, words: string | RegExp): Promise<void> {
  await received(page).first().waitFor(PATIENCE);
  const before = await received(page).count();
  await page.getByRole('textbox', { name: 'Message' }).fill(content);
  await page.getByRole('button', { name: kind, exact: true }).click();
  await received(page).nth(before).filter({ hasText: words }).waitFor(PATIENCE);
}

/**
 * Moves all messages, conversations, leads, agent runs, outreach attempts and episodes of the agent eight days into the
 * past, because a test cannot set the product's clock.
 */
async function aWeekLater(): Promise<void> {
  const shift = (table: string, ...columns: string[]) =>
    inDatabase(
      product,
      `update ${table} set ${columns.map((one) => `${one} = ${one} - interval '8 days'`).join(', ')}`,
    );
  await shift('messages', 'sent_at');
  await shift('conversations', 'last_message_at', 'last_inbound_at');
  await shift('leads', 'created_at', 'greeted_at');
  await shift('agent_runs', 'started_at');
  await shift('outreach_attempts', 'at');
  await inDatabase(
    product,
    `update agent_memories set state = jsonb_set(state, '{episode,lastAt}',
      to_jsonb(to_char((state #>> '{episode,lastAt}')::timestamptz - interval '8 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
     where state is not null`,
  );
}

async function reply(page: Page, to: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `Message to ${to}` }).fill(words, PATIENCE);
  await page.keyboard.press('Enter');
  await messages(page).filter({ hasText: words }).waitFor(PATIENCE);
}
