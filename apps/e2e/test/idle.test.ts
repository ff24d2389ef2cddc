import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
/** Two tabs of one browser. Ada works in the first one, and the second one is idle. */
let working: Page;
let lying: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  await inDatabase(product, `update workspaces set environment = 'PRODUCTION' where slug = 'acme'`);
  ada = await newProfile(browser, product.url);
  working = ada.page;
  await signIn(working, 'ada@acme.test', PASSWORD);
  lying = await ada.context.newPage();
  await lying.clock.install();
  await Promise.all([working, lying].map((page) => page.goto('/admin/acme/leads')));
  await Promise.all([working, lying].map((page) => page.getByRole('table').getByRole('row').nth(1).waitFor()));
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const warning = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' });
const gate = (page: Page) => page.getByRole('dialog', { name: 'Confirm your identity' });

/** Sets the last activity and the start of all sessions to a time in the past, for example `16 minutes` ago. */
const lastSeen = async (ago: string) => {
  await inDatabase(product, `update session_idle_timeouts set active_at = now() - interval '${ago}'`);
  await inDatabase(product, `update sessions set created_at = now() - interval '${ago}'`);
};

/** Waits for a response that contains the idle timeout. */
const clockReports = (page: Page) =>
  page.waitForResponse(async (response) => {
    if (!response.url().endsWith('/graphql')) return false;
    return (await response.text()).includes('"idleTimeout"');
  });

describe('two tabs of one browser in a workspace with a timeout of fifteen minutes [SE2]', () => {
  it('warn in the idle tab when neither was used', async () => {
    await lastSeen('13 minutes 30 seconds');
    const reported = clockReports(lying);
    await lying.clock.fastForward('13:05');
    await reported;
    await warning(lying).waitFor();
  });

  it('remove the warning when the other tab is used', async () => {
    await working.mouse.wheel(0, 200);
    await warning(lying).waitFor({ state: 'hidden' });
  });

  it('do not warn at the end of the idle timeout if the other tab is used', async () => {
    const reported = clockReports(lying);
    await lying.clock.fastForward('13:05');
    expect((await reported).status()).toBe(200);
    await lying.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
    expect(await warning(lying).count()).toBe(0);
  });

  it('close without user activity, and open in both after a sign-in in one', async () => {
    await lastSeen('16 minutes');
    // Background requests do not count as activity.
    await lying.clock.fastForward('13:05');
    await gate(lying).waitFor();
    await working.reload();
    await gate(working).waitFor();
    await gate(working).getByLabel('Password for ada@acme.test').fill(PASSWORD);
    await gate(working).getByRole('button', { name: 'Continue' }).click();
    await gate(working).waitFor({ state: 'hidden' });
    await gate(lying).waitFor({ state: 'hidden' });
    await lying.getByRole('table').getByRole('row').nth(1).waitFor();
    expect(ada.errors).toEqual([]);
  });
});
