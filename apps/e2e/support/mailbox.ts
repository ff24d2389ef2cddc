import type { Page } from 'playwright-core';

const TRIES = 60;

/** Opens the newest mail of a kind to an address in the product's own mailbox and follows its link, as a person would. */
export async function followMail(page: Page, { to, subject }: { to: string; subject: string }): Promise<void> {
  const row = page
    .getByRole('link')
    .filter({ hasText: `to ${to}` })
    .filter({ hasText: subject })
    .first();
  // The worker sends in its own time: the page is asked again until the mail is there.
  for (let tries = 0; tries < TRIES; tries += 1) {
    await page.goto('/mailbox', { waitUntil: 'networkidle' });
    if (await row.isVisible()) {
      await row.click();
      return page.getByRole('link', { name: /#token=/ }).click();
    }
  }
  throw new Error(`No mail “${subject}” came to ${to}.`);
}
