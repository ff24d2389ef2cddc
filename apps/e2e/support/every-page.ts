import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  colorViolations,
  newProfile,
  openBrowser,
  type Profile,
  type Scheme,
  switchScheme,
  violations,
} from './browser.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { temporaryFolder } from './folder.ts';
import { type Product, startProduct } from './product.ts';
import { settled } from './settled.ts';
import { textsOutsideCatalogue, watchResponses } from './shown-texts.ts';

export const DEMO_PASSWORD = 'welcome to the desk';

export const SIGNED_OUT_PAGES = [
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
export const SIGNED_IN_PAGES = [
  '/workspaces',
  '/workspaces/new',
  '/account',
  '/organizations/never-was',
  '/admin/acme',
  '/admin/acme/inbox',
  '/admin/acme/inbox?q=nobody+is+called+this',
  '/admin/acme/inbox/never-was',
  '/admin/acme/search',
  '/admin/acme/search?q=nobody+wrote+this',
  '/admin/acme/leads',
  '/admin/acme/leads?q=nobody+is+called+this',
  '/admin/acme/leads/import',
  '/admin/acme/messages/import',
  '/admin/acme/saved-replies/import',
  '/admin/acme/world',
  '/admin/acme/world?q=nobody+is+called+this',
  '/admin/acme/world/duplicates',
  '/admin/acme/world/never-was',
  '/admin/acme/campaigns',
  '/admin/acme/saved-replies',
  '/admin/acme/notifications',
  '/admin/acme/sequences',
  '/admin/acme/contact-forms',
  '/admin/acme/contact-forms/never-was',
  '/admin/acme/campaigns?q=nobody+is+called+this',
  '/admin/acme/campaigns/never-was',
  '/admin/acme/analytics',
  '/admin/acme/analytics?from=2020-01-01&to=2020-01-02',
  '/admin/acme/agent',
  '/admin/acme/knowledge',
  '/admin/acme/knowledge/sources',
  '/admin/acme/knowledge/sources?q=nobody+is+called+this',
  '/admin/acme/knowledge/questions',
  '/admin/acme/knowledge/questions?status=ANSWERED',
  '/admin/acme/channels',
  '/admin/acme/members',
  '/admin/acme/usage',
  '/admin/acme/usage?traffic=SIMULATED&period=last-12-months',
  '/admin/acme/settings',
  '/admin/acme/settings/form',
  '/admin/acme/settings/hours',
  '/admin/acme/settings/models',
  '/admin/acme/settings/organization',
  '/admin/acme/settings/promotion',
  '/admin/acme/settings/security',
  '/admin/acme/audit',
  '/admin/acme/audit?q=nobody+is+called+this',
  '/admin/acme/audit?view=denied',
  '/admin/acme/data-sources',
  '/admin/acme/data-sources/never-was',
  '/admin/acme/webhooks',
  '/admin/acme/webhooks?status=FAILED',
  '/admin/acme/playground',
  '/admin/never-was',
];

type Settings = Parameters<typeof newProfile>[2];

interface Opened {
  /** Opens a page in a new browser profile. */
  profile(settings?: Settings): Promise<Page>;
  url(): string;
  /** Returns the console errors of all profiles. */
  complaints(): string[];
}

/**
 * Starts the product and a browser before the tests of a file, and stops them afterwards. With activity, the lists of
 * the demo workspaces are filled.
 */
export function openedForVisitors({ hasActivity = false } = {}): Opened {
  let product: Product;
  let browser: Browser;
  const profiles: Profile[] = [];
  beforeAll(async () => {
    const dataDir = hasActivity ? await temporaryFolder() : undefined;
    [product, browser] = await Promise.all([startProduct(dataDir ? { dataDir } : {}), openBrowser()]);
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

interface Visitor {
  readonly title: string;
  readonly paths: readonly string[];
  /** The color scheme in which each page is loaded, and the scheme to which the test then switches. */
  readonly schemes: readonly [Scheme, Scheme];
  profile(setting: { scheme: Scheme }): Promise<Page>;
  enter?(page: Page): Promise<void>;
}

/**
 * Loads each page once. Checks with axe that the page is accessible in the first color scheme and that its colors are
 * accessible in the second, that all texts are messages of the catalogue or data, and that the page does not scroll
 * horizontally when it is 320 pixels wide.
 */
export function checkEveryPage({ title, paths, schemes, profile, enter }: Visitor): void {
  describe(title, () => {
    let page: Page;
    let catalogue: Catalogue;
    beforeAll(async () => {
      catalogue = await readCatalogue();
      page = await profile({ scheme: schemes[0] });
      watchResponses(page);
      await enter?.(page);
    });
    afterAll(() => page.context().close());

    describe.each(paths)('%s', (path) => {
      beforeAll(async () => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.emulateMedia({ colorScheme: schemes[0] });
        await visit(page, path);
      });

      it(`is accessible in ${schemes[0]}`, async () => {
        expect(await page.locator(`html[data-mantine-color-scheme=${schemes[0]}]`).count()).toBe(1);
        expect(await violations(page)).toEqual([]);
      });

      it(`has accessible colors in ${schemes[1]}`, async () => {
        await switchScheme(page, schemes[1]);
        expect(await colorViolations(page)).toEqual([]);
      });

      it('shows only messages of the catalogue and data', async () => {
        expect(await textsOutsideCatalogue(page, catalogue)).toEqual([]);
      });

      it('does not scroll horizontally at 320 pixels', async () => {
        await page.setViewportSize({ width: 320, height: 800 });
        await settled(page);
        expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      });
    });
  });
}

const sidewaysOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}
