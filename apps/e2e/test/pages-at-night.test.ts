import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, type Scheme, signIn } from '../support/browser.ts';
import { BEFORE_THE_DOOR, DEMO_PASSWORD, everyPageIsAccessible, SIGNED_IN, visit } from '../support/every-page.ts';
import { type Product, startProduct } from '../support/product.ts';

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

everyPageIsAccessible('dark', profile);

describe('at 320 pixels', () => {
  let page: Page;
  beforeAll(async () => {
    page = await profile({ width: 320 });
    await signIn(page, 'ada@acme.test', DEMO_PASSWORD);
  });
  afterAll(() => page.context().close());

  it.each([...SIGNED_IN, ...BEFORE_THE_DOOR])('%s never scrolls sideways', async (path) => {
    await visit(page, path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('the browser', () => {
  it('found nothing to complain about in any console', () => {
    expect(profiles.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
