import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signIn } from '../support/browser.ts';
import {
  BEFORE_THE_DOOR,
  DEMO_PASSWORD,
  everyPageIsAccessible,
  openedForVisitors,
  SIGNED_IN,
  visit,
} from '../support/every-page.ts';

const { profile, complaints } = openedForVisitors();

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
    expect(complaints()).toEqual([]);
  });
});
