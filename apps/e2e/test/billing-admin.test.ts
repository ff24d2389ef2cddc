import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile, signIn, signInWithForm, violations } from '../support/browser.ts';
import { inDatabase } from '../support/database.ts';
import { type Product, startProduct } from '../support/product.ts';
import { settled } from '../support/settled.ts';

const PASSWORD = 'welcome to the desk';

let product: Product;
let browser: Browser;
let ada: Profile;
let pia: Profile;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  ada = await newProfile(browser, product.url);
  pia = await newProfile(browser, product.url);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const dialogOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
const rowOf = (page: Page, name: RegExp): Locator => page.getByRole('row', { name });

/** Invites an address as a viewer. Returns the dialog, which stays open if the invitation is refused. */
async function invite(page: Page, email: string): Promise<Locator> {
  await page.goto('/admin/acme/members');
  await page.getByRole('button', { name: 'Invite members' }).click();
  const dialog = dialogOf(page, 'Invite members');
  const emails = dialog.getByRole('combobox', { name: 'Email addresses' });
  await emails.fill(email);
  await emails.press('Enter');
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
  return dialog;
}

describe('plans', () => {
  it('are created and published by a global admin, who cannot open a conversation [WC-33] [WC-35]', async () => {
    const { page } = pia;
    await signInWithForm(page, 'pia@frontdesk.test', PASSWORD);
    await page.goto('/billing-admin');
    await page.getByRole('heading', { name: 'Billing', level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Create plan' }).click();
    const plan = dialogOf(page, 'Create plan');
    await plan.getByLabel('Name').fill('Small team');
    await plan.getByLabel('Key').fill('small-team');
    expect(await violations(page)).toEqual([]);
    await plan.getByRole('button', { name: 'Create plan' }).click();
    await rowOf(page, /Small team/)
      .getByText('Not published')
      .waitFor();

    await page.getByRole('button', { name: 'Actions for Small team' }).click();
    await page.getByRole('menuitem', { name: 'Create version' }).click();
    const version = dialogOf(page, 'Create version of Small team');
    await version.getByRole('button', { name: 'Add limit' }).click();
    await version.getByLabel('Included Members').fill('6');
    await version.getByRole('checkbox', { name: 'Campaigns' }).check();
    expect(await violations(page)).toEqual([]);
    await version.getByRole('button', { name: 'Create draft' }).click();
    await rowOf(page, /Small team/)
      .getByText('Draft 1')
      .waitFor();

    await page.getByRole('button', { name: 'Actions for Small team' }).click();
    await page.getByRole('menuitem', { name: 'Publish version 1' }).click();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await rowOf(page, /Small team/)
      .getByText('Version 1', { exact: true })
      .waitFor();

    await page.goto('/admin/acme/inbox');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  });

  it('limit the members of a workspace with a subscription until it is ended', async () => {
    const { page } = pia;
    await page.goto('/billing-admin?view=subscriptions');
    await page.getByRole('button', { name: 'Assign a plan to Acme Fitness' }).click();
    const dialog = dialogOf(page, 'Assign a plan to Acme Fitness');
    await dialog.getByLabel('Plan', { exact: true }).selectOption({ label: 'Small team, version 1' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign plan' }).click();
    await rowOf(page, /Acme Fitness/)
      .getByText('Active')
      .waitFor();
    expect(await violations(page)).toEqual([]);

    await signIn(ada.page, 'ada@acme.test', PASSWORD);
    const refused = await invite(ada.page, 'seventh@people.test');
    await refused.getByText('Plan limit reached').waitFor();
    await ada.page.goto('/admin/acme/usage');
    await ada.page.getByText('This workspace has the plan Small team.').waitFor();
    expect(await violations(ada.page)).toEqual([]);

    await page.getByRole('button', { name: 'End the subscription of Acme Fitness' }).click();
    await page.getByRole('button', { name: 'End subscription' }).click();
    await rowOf(page, /Acme Fitness/)
      .getByText('Demo')
      .waitFor();
    const sent = await invite(ada.page, 'seventh@people.test');
    await sent.waitFor({ state: 'detached' });
    await ada.page.getByText('seventh@people.test').first().waitFor();
  });
});

describe('weights of endpoints', () => {
  it('are set with their effect, and deleted, by a global admin [WC-29]', async () => {
    const { page } = pia;
    await page.goto('/billing-admin?view=weights');
    await page.getByRole('button', { name: 'Set weight' }).click();
    const dialog = dialogOf(page, 'Weight of an endpoint');
    await dialog.getByRole('combobox', { name: 'Endpoint' }).fill('sendMess');
    await page.getByRole('option', { name: 'sendMessage', exact: true }).click();
    await dialog.getByText('No API key used this endpoint in the last 7 days.').waitFor();
    await dialog.getByRole('textbox', { name: 'Weight', exact: true }).fill('5000');
    await dialog.getByRole('button', { name: 'Set weight' }).click();
    await rowOf(page, /sendMessage/)
      .getByText('1,000')
      .waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Actions for sendMessage' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialogOf(page, 'Delete the weight of sendMessage?').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No weights yet').waitFor();
  });
});

describe('an unpaid invoice', () => {
  /** Runs the hourly job and reloads the page of a member until the notice contains the words. */
  async function notice(page: Page, words: RegExp): Promise<void> {
    await inDatabase(product, `select graphile_worker.add_job('issue_invoices')`);
    await page.goto('/admin/acme/contacts');
    while (!(await page.getByText(words).isVisible())) {
      await page.reload();
      await settled(page);
    }
    expect(await violations(page)).toEqual([]);
  }

  it('is announced, blocks what is new after the grace period, and nothing once it is paid', async () => {
    const { page } = pia;
    await page.goto('/billing-admin?view=subscriptions');
    await page.getByRole('button', { name: 'Assign a plan to Acme Fitness' }).click();
    const plan = dialogOf(page, 'Assign a plan to Acme Fitness');
    await plan.getByLabel('Plan', { exact: true }).selectOption({ label: 'Small team, version 1' });
    await plan.getByRole('button', { name: 'Assign plan' }).click();
    await rowOf(page, /Acme Fitness/)
      .getByText('Active')
      .waitFor();
    await inDatabase(
      product,
      `update subscriptions set overrides = '{"limits":[{"meter":"members","included":50,"mode":"HARD"}]}' where ended_at is null`,
    );
    await inDatabase(
      product,
      `insert into invoices (workspace_id, id, subscription_id, number, status, plan_name, period_start, period_end,
          currency, total_minor, payer_name, payer_address, created_at, issued_at, due_at)
        select s.workspace_id, gen_random_uuid(), s.id, 'INV-UNPAID', 'OPEN', 'Small team', now() - interval '60 days',
          now() - interval '30 days', 'EUR', 4900, 'Acme', '1 Main St', now(), now() - interval '20 days', now() - interval '6 days'
        from subscriptions s join workspaces w using (workspace_id) where w.slug = 'acme' and s.ended_at is null`,
    );
    await notice(ada.page, /^Unpaid since .*€49\.00\. From .* members and imports are blocked\. Pay the invoices\.$/);
    await rowOf(page, /Acme Fitness/).waitFor();

    // The grace period of the plan is over.
    await inDatabase(
      product,
      `update subscriptions set past_due_at = now() - interval '40 days' where past_due_at is not null`,
    );
    await notice(ada.page, /members and imports are blocked\. On .*, the subscription is canceled\./);
    const refused = await invite(ada.page, 'eighth@people.test');
    await refused.getByText('Plan limit reached').waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await page.reload();
    await rowOf(page, /Acme Fitness/)
      .getByText('Restricted')
      .waitFor();

    await page.goto('/billing-admin?view=invoices');
    await page.getByRole('button', { name: 'Mark INV-UNPAID as paid' }).click();
    const paid = dialogOf(page, 'Mark INV-UNPAID as paid');
    await paid.getByLabel('Reason').fill('Bank transfer');
    await paid.getByRole('button', { name: 'Mark as paid' }).click();
    await paid.waitFor({ state: 'detached' });
    await ada.page.goto('/admin/acme/contacts');
    await settled(ada.page);
    expect(await ada.page.getByText(/are blocked/).count()).toBe(0);
    // The subscription includes more members than the workspace has, so that only the unpaid invoice blocked the invitation.
    await (await invite(ada.page, 'eighth@people.test')).waitFor({ state: 'detached' });
    expect([...ada.errors, ...pia.errors]).toEqual([]);
  }, 120_000);
});
