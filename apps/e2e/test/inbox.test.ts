import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, violationsInBothSchemes } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const DEMO_PASSWORD = 'welcome to the desk';
const ANSWER = 'Yes, Tuesday at six is free.';

let product: Product;
let browser: Browser;
let ada: Profile;
let ben: Profile;
/** The contact and the URL path of the conversation with the latest message. */
let newest = { name: '', path: '' };

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  [ada, ben] = await Promise.all([arriveAtOverview('ada@acme.test'), arriveAtOverview('ben@acme.test')]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('the inbox', () => {
  it('is searched and opened by keyboard alone', async () => {
    const { page } = ada;
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await rows(page).first().waitFor();
    newest.name = (await rows(page).first().getByRole('link').textContent()) ?? '';

    await page.keyboard.press('/');
    await page.keyboard.type(newest.name);
    await page.waitForURL(/q=/);
    await settled(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: newest.name }).waitFor();
    newest = { ...newest, path: new URL(page.url()).pathname };
    expect(newest.path).toMatch(/^\/admin\/acme\/inbox\/[0-9a-f-]{36}$/);
  });

  it('shows another member immediately who takes over and what they send, at the top [CB-37]', async () => {
    await ben.page.goto(newest.path);
    await messages(ben.page).last().waitFor();

    await ada.page.keyboard.press('t');
    await ada.page.getByRole('button', { name: 'Return to AI' }).waitFor();
    await ben.page.getByText('Only Ada Okafor can reply.').waitFor();
    await ada.page.keyboard.press('r');
    await ada.page.keyboard.type(ANSWER);
    await ada.page.keyboard.press('Enter');
    await messages(ben.page).filter({ hasText: ANSWER }).waitFor();
    await messages(ada.page).filter({ hasText: ANSWER }).filter({ hasText: 'Delivered' }).waitFor();
    expect(await messages(ben.page).filter({ hasText: ANSWER }).count()).toBe(1);
    expect(await rows(ben.page).first().textContent()).toContain(`Ada Okafor: ${ANSWER}`);
  });

  it('sends a saved reply that a member created, by its shortcut [DK-14]', async () => {
    const page = await ada.context.newPage();
    await page.goto('/admin/acme/saved-replies');
    await page.getByRole('button', { name: 'Create saved reply' }).click();
    await page.getByLabel('Shortcut').fill('Towels');
    await page.getByLabel('Text', { exact: true }).fill('Hello {{first_name}}, towels are free. {{my_name}}');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: '/towels' }).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);

    await page.goto(newest.path);
    const field = page.getByLabel(`Message to ${newest.name}`);
    await field.click();
    await page.keyboard.type('/tow');
    await page.getByRole('option', { name: /^\/towels/ }).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const text = `Hello ${newest.name.split(' ')[0]}, towels are free. Ada Okafor`;
    expect(await field.inputValue()).toBe(text);
    await page.keyboard.press('Enter');
    await messages(ben.page).filter({ hasText: text }).waitFor();
    // An unknown shortcut is not sent.
    await page.keyboard.type('/towls');
    await page.getByText('No saved reply for /towls').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('the message contains /towls').waitFor();
    expect(await messages(page).filter({ hasText: '/towls' }).count()).toBe(0);

    await page.goto('/admin/acme/saved-replies?');
    await page.getByRole('listitem').filter({ hasText: '/towels' }).getByText('Used once').waitFor();
    await page.close();
  });

  it('notifies a member who is mentioned in a private note, which others see immediately [DK-13]', async () => {
    const page = await ada.context.newPage();
    await page.goto(newest.path);
    await messages(page).last().waitFor();
    await page.getByText('Note', { exact: true }).click();
    const field = page.getByRole('textbox', { name: 'Private note' });
    await field.fill('Please call back, @ben');
    await page.getByRole('option').first().waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const note = messages(ben.page).filter({ hasText: 'Private note' }).filter({ hasText: 'Please call back' });
    await note.waitFor();
    await messages(page).filter({ hasText: 'Please call back' }).waitFor();
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await ben.page.keyboard.press('n');
    await ben.page.getByText(`Ada Okafor mentioned you in a note about ${newest.name}`).first().waitFor();
    await ben.page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByLabel(`Message to ${newest.name}`).waitFor();
    await page.close();
  });

  it('shows messages that arrived after a thread was read and before its subscription started', async () => {
    const page = await ben.context.newPage();
    const line = held();
    // Holds back the server's messages: the server has accepted the socket, but the browser does not know yet.
    await page.routeWebSocket('/graphql', (near) => {
      const far = near.connectToServer();
      far.onMessage((message) => void line.released.then(() => near.send(message)));
    });
    await page.goto(newest.path);
    await messages(page).last().waitFor();
    await settled(page);
    const words = 'Written before the line was open.';
    await write(ada.page, words);
    expect(await messages(page).filter({ hasText: words }).count()).toBe(0);
    line.release();
    await messages(page).filter({ hasText: words }).waitFor();
    await page.close();
  });

  it('shows messages that arrive while a thread is read', async () => {
    const { page } = ben;
    const [reading, read] = [held(), held()];
    const words = 'Written while it was being read.';
    const announced = page
      .waitForEvent('websocket')
      .then((line) => line.waitForEvent('framereceived', { predicate: ({ payload }) => payload.includes(words) }));
    await page.goto('/admin/acme/inbox');
    await rows(page).first().waitFor();
    await settled(page);
    // Delays a response, so that it contains an older state but arrives after the event.
    await page.route('/graphql', async (route) => {
      if (route.request().postDataJSON().operationName !== 'InboxThread' || read.isReleased()) return route.fallback();
      const response = await route.fetch();
      read.release();
      await reading.released;
      await route.fulfill({ response });
    });
    await rows(page).filter({ hasText: newest.name }).first().getByRole('link').click();
    await read.released;
    await write(ada.page, words);
    await announced;
    reading.release();
    await messages(page).filter({ hasText: words }).waitFor();
  });

  it('returns to the previous row, with the same filter', async () => {
    const { page } = ada;
    await page.keyboard.type('Not finished');
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/inbox\?q=/);
    await page.waitForFunction((name) => document.activeElement?.textContent === name, newest.name);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: `Message to ${newest.name}` }).inputValue()).toBe('Not finished');
  });

  it('explains to a viewer why they cannot write, instead of a field', async () => {
    const { page, errors } = await arrive('vic@acme.test');
    await page.goto(newest.path);
    await page.getByRole('note').getByText('Only Ada Okafor can reply.').waitFor();
    expect(await page.getByRole('textbox', { name: /Message to/ }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('is accessible with a conversation open, in both color schemes', async () => {
    const { page } = await arrive('ada@acme.test');
    await page.goto(newest.path);
    await messages(page).last().waitFor();
    await settled(page);
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.context().close();
  });

  it('removes a resolved conversation from the list of every member, and undoes it [CB-38]', async () => {
    const isListed = (page: Page) => rows(page).getByRole('link', { name: newest.name, exact: true });
    await ben.page.goto(newest.path);
    await isListed(ben.page).waitFor();
    const { page } = ada;
    await page.goto(newest.path);
    await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor();
    await page.keyboard.press('e');
    await page.getByText('Resolved by Ada Okafor').waitFor();
    await ben.page.getByText('Resolved by Ada Okafor').waitFor();
    await isListed(ben.page).waitFor({ state: 'detached' });
    await ben.page.getByRole('radio', { name: 'Resolved' }).check({ force: true });
    await isListed(ben.page).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor();
    await isListed(ben.page).waitFor({ state: 'detached' });
  });

  it('shows one pane at a time at 320 pixels, and scrolls neither horizontally nor as a whole', async () => {
    const { page } = await arrive('ada@acme.test', { width: 320 });
    await page.goto(newest.path);
    await messages(page).last().waitFor();
    expect(await overflow(page)).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Show contact' }).click();
    await page.getByRole('dialog', { name: 'Contact' }).getByText('Created').waitFor();
    // Escape closes only the topmost overlay.
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe(newest.path);
    await page.getByRole('link', { name: 'Back to inbox' }).click();
    await rows(page).first().waitFor();
    expect(await messages(page).count()).toBe(0);
    expect(await overflow(page)).toEqual([0, 0]);
    await page.context().close();
  });

  it('leaves no error in any console', () => {
    expect([...ada.errors, ...ben.errors]).toEqual([]);
  });
});

async function arrive(email: string, setting: { width?: number } = {}): Promise<Profile> {
  const profile = await newProfile(browser, product.url, setting);
  await signIn(profile.page, email, DEMO_PASSWORD);
  return profile;
}

async function arriveAtOverview(email: string): Promise<Profile> {
  const profile = await arrive(email);
  await profile.page.goto('/admin/acme');
  // Keyboard shortcuts work only after the workspace is loaded.
  await profile.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  return profile;
}

/** Sends a message in the open conversation and waits for its delivery. */
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `Message to ${newest.name}` }).fill(words);
  await page.keyboard.press('Enter');
  await messages(page).filter({ hasText: words }).filter({ hasText: 'Delivered' }).waitFor();
}

/** Returns a promise with a function that resolves it. */
function held() {
  let isReleased = false;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = () => {
      isReleased = true;
      resolve();
    };
  });
  return { released, release, isReleased: () => isReleased };
}

const rows = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' }).getByRole('listitem');

const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
