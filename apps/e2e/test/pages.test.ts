import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, type Scheme, signIn, violations } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';

const DEMO_PASSWORD = 'welcome to the desk';

const BEFORE_THE_DOOR = [
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/confirm-email',
  '/accept-invitation',
  '/forms/acme',
  '/forms/never-was',
  '/nowhere',
];
const SIGNED_IN = [
  '/workspaces',
  '/workspaces/new',
  '/account',
  '/organizations/never-was',
  '/admin/acme',
  '/admin/acme/inbox',
  '/admin/acme/inbox?q=nobody+is+called+this',
  '/admin/acme/inbox/never-was',
  '/admin/acme/leads',
  '/admin/acme/leads?q=nobody+is+called+this',
  '/admin/acme/analytics',
  '/admin/acme/analytics?from=2020-01-01&to=2020-01-02',
  '/admin/acme/agent',
  '/admin/acme/members',
  '/admin/acme/settings',
  '/admin/acme/audit',
  '/admin/acme/audit?q=nobody+is+called+this',
  '/admin/acme/audit?view=denied',
  '/admin/acme/webhooks',
  '/admin/acme/webhooks?state=FAILED',
  '/admin/acme/playground',
  '/admin/never-was',
];

let product: Product;
let browser: Browser;
const profiles: Profile[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function profile(setting: { scheme?: Scheme; width?: number } = {}): Promise<Page> {
  const made = await newProfile(browser, product.url, setting);
  profiles.push(made);
  return made.page;
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each<Scheme>(['light', 'dark'])('every page, in %s', (scheme) => {
  it.each(BEFORE_THE_DOOR)('%s is accessible to somebody who is not signed in', async (path) => {
    const page = await profile({ scheme });
    await visit(page, path);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('is accessible to a member', async () => {
    const page = await profile({ scheme });
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    const found: Record<string, string[]> = {};
    for (const path of SIGNED_IN) {
      await visit(page, path);
      const wrong = await violations(page);
      if (wrong.length > 0) found[path] = wrong;
    }
    expect(found).toEqual({});
    await page.context().close();
  });
});

describe('on a small screen', () => {
  it('never scrolls sideways at 320 pixels', async () => {
    const page = await profile({ width: 320 });
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    const wide: string[] = [];
    for (const path of [...SIGNED_IN, ...BEFORE_THE_DOOR]) {
      await visit(page, path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) wide.push(`${path}: ${overflow} px`);
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('signs in, finds a lead and opens it', async () => {
    const page = await profile();
    await page.goto('/sign-in');
    await tabTo(page, 'E-mail');
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
  it('asks no other origin for anything', async () => {
    const page = await profile();
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== product.url && !['data:', 'blob:'].includes(protocol)) foreign.push(request.url());
    });
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
    await visit(page, '/admin/acme/playground');
    await page.locator('.graphiql-container').waitFor();
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('found nothing to complain about in any console', () => {
    expect(profiles.flatMap(({ errors }) => errors)).toEqual([]);
  });
});

/** Presses Tab until the control with this name has the focus, as somebody without a mouse does. */
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
