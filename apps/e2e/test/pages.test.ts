import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn } from '../support/browser.ts';
import { readCatalogue } from '../support/catalogue.ts';
import { checkEveryPage, DEMO_PASSWORD, openedForVisitors, SIGNED_OUT_PAGES, visit } from '../support/every-page.ts';
import { settled } from '../support/settled.ts';
import { textsOutsideCatalogue, watchResponses } from '../support/shown-texts.ts';

const { profile, url, complaints } = openedForVisitors();

checkEveryPage({ title: 'every page of a visitor', paths: SIGNED_OUT_PAGES, schemes: ['dark', 'light'], profile });

describe('the check of texts', () => {
  it('finds a text and a label that are neither messages nor data', async () => {
    const page = await profile();
    watchResponses(page);
    await visit(page, '/sign-in');
    const catalogue = await readCatalogue();
    // Precondition: all texts of the page are messages.
    expect(await textsOutsideCatalogue(page, catalogue)).toEqual([]);
    await page.evaluate(() => {
      const added = document.createElement('p');
      added.textContent = 'Written without a macro';
      added.title = 'Label without a macro';
      document.body.append(added);
    });
    expect(await textsOutsideCatalogue(page, catalogue)).toEqual(['Written without a macro', 'Label without a macro']);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('signs in, finds a lead and opens it', async () => {
    const page = await profile();
    await page.goto('/sign-in');
    await tabTo(page, 'Email');
    await page.keyboard.type('ada@acme.test');
    await tabTo(page, 'Password');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();

    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('table', { name: 'Leads' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Fischer');
    await page.waitForURL(/q=Fischer/);
    const first = page.getByRole('table', { name: 'Leads' }).getByRole('link').first();
    await first.waitFor();
    const name = (await first.textContent()) ?? '';
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/admin\/acme\/leads\/[0-9a-f-]{36}$/);
    await page.context().close();
  });

  it('skips to the content, and keeps the focus inside a dialog until Escape closes it', async () => {
    const page = await profile();
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    await visit(page, '/admin/acme/members');
    const invite = page.getByRole('button', { name: 'Invite members' });
    await invite.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Invite members' });
    await dialog.waitFor();
    for (let presses = 0; presses < 40; presses += 1) await page.keyboard.press('Tab');
    expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await invite.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

describe('the browser', () => {
  it('requests no other origin', async () => {
    const page = await profile();
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== url() && !['data:', 'blob:'].includes(protocol)) foreign.push(request.url());
    });
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    await visit(page, '/admin/acme/playground');
    await page.locator('.graphiql-container').waitFor();
    await settled(page);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('reported no error in any console', () => {
    expect(complaints()).toEqual([]);
  });
});

/** Presses Tab until the control with the given label has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const at = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null;
      const label = (focused as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return (label ?? focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
    });
    if (at === name.trim()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached “${name}”.`);
}
