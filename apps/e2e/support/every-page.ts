import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, type Scheme, signIn, violations } from './browser.ts';
import { type Product, startProduct } from './product.ts';

export const DEMO_PASSWORD = 'welcome to the desk';

export const BEFORE_THE_DOOR = [
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
export const SIGNED_IN = [
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
  '/admin/acme/world',
  '/admin/acme/world?q=nobody+is+called+this',
  '/admin/acme/world/never-was',
  '/admin/acme/campaigns',
  '/admin/acme/campaigns?q=nobody+is+called+this',
  '/admin/acme/campaigns/never-was',
  '/admin/acme/analytics',
  '/admin/acme/analytics?from=2020-01-01&to=2020-01-02',
  '/admin/acme/agent',
  '/admin/acme/channels',
  '/admin/acme/members',
  '/admin/acme/settings',
  '/admin/acme/audit',
  '/admin/acme/audit?q=nobody+is+called+this',
  '/admin/acme/audit?view=denied',
  '/admin/acme/data-sources',
  '/admin/acme/data-sources/never-was',
  '/admin/acme/webhooks',
  '/admin/acme/webhooks?state=FAILED',
  '/admin/acme/playground',
  '/admin/never-was',
];

type Settings = Parameters<typeof newProfile>[2];

interface Opened {
  /** A page of a profile of its own. */
  profile(settings?: Settings): Promise<Page>;
  url(): string;
  /** What stood in any of their consoles. */
  complaints(): string[];
}

/** The product and a browser, for as long as the file's tests run. */
export function openedForVisitors(): Opened {
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
  return {
    profile: async (settings) => {
      const made = await newProfile(browser, product.url, settings);
      profiles.push(made);
      return made.page;
    },
    url: () => product.url,
    complaints: () => profiles.flatMap(({ errors }) => errors),
  };
}

/** Every page of the demo in one scheme, by the rules of axe. */
export function everyPageIsAccessible(scheme: Scheme, profile: (setting: { scheme: Scheme }) => Promise<Page>): void {
  describe(`every page, in ${scheme}`, () => {
    it.each(BEFORE_THE_DOOR)('%s is accessible to somebody who is not signed in', async (path) => {
      const page = await profile({ scheme });
      await visit(page, path);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });

    let member: Page;
    beforeAll(async () => {
      member = await profile({ scheme });
      await signIn(member, 'ada@acme.test', DEMO_PASSWORD);
    });
    afterAll(() => member.context().close());

    it.each(SIGNED_IN)('%s is accessible to a member', async (path) => {
      await visit(member, path);
      expect(await violations(member)).toEqual([]);
    });
  });
}

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
