import type { Page } from 'playwright-core';

const TIMEOUT_MS = 30_000;

/** Opens the newest mail of a kind to an address in the product's own mailbox and follows its link, as a person would. */
export async function openEmailLink(page: Page, { to, subject }: { to: string; subject: string }): Promise<void> {
  const row = page
    .getByRole('link')
    .filter({ hasText: `to ${to}` })
    .filter({ hasText: subject })
    .first();
  // The worker sends in its own time: the page is asked again until the mail is there.
  for (const end = performance.now() + TIMEOUT_MS; performance.now() < end; ) {
    await page.goto('/mailbox');
    if (await row.isVisible()) {
      await row.click();
      return page.getByRole('link', { name: /#token=/ }).click();
    }
  }
  throw new Error(`No mail “${subject}” came to ${to}.`);
}
