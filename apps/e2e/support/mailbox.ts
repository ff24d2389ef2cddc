import type { Page } from 'playwright-core';

const TIMEOUT_MS = 30_000;

/** Opens the newest matching email in the development mailbox and follows its link. */
export async function openEmailLink(page: Page, { to, subject }: { to: string; subject: string }): Promise<void> {
  const row = page
    .getByRole('link')
    .filter({ hasText: `To: ${to}` })
    .filter({ hasText: subject })
    .first();
  // The worker sends emails asynchronously, so the page is reloaded until the email appears.
  for (const end = performance.now() + TIMEOUT_MS; performance.now() < end; ) {
    await page.goto('/mailbox');
    if (await row.isVisible()) {
      await row.click();
      return page.getByRole('link', { name: /#token=/ }).click();
    }
  }
  throw new Error(`No email “${subject}” to ${to} arrived.`);
}
