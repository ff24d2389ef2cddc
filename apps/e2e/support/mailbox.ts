import type { Page } from 'playwright-core';

const TIMEOUT_MS = 30_000;

interface EmailChoice {
  readonly to: string;
  readonly subject: string;
}

/** Opens the newest matching email in the development mailbox and follows its link. */
export async function openEmailLink(page: Page, choice: EmailChoice): Promise<void> {
  await openEmail(page, choice);
  await page.getByRole('link', { name: /#token=/ }).click();
}

/** Opens the newest matching email in the development mailbox and returns its text. */
export async function readEmail(page: Page, choice: EmailChoice): Promise<string> {
  await openEmail(page, choice);
  return page.frameLocator('iframe').locator('body').innerText();
}

async function openEmail(page: Page, { to, subject }: EmailChoice): Promise<void> {
  const row = page
    .getByRole('link')
    .filter({ hasText: `To: ${to}` })
    .filter({ hasText: subject })
    .first();
  // The worker sends emails asynchronously, so the page is reloaded until the email appears.
  for (const end = performance.now() + TIMEOUT_MS; performance.now() < end; ) {
    await page.goto('/mailbox');
    if (await row.isVisible()) return row.click();
  }
  throw new Error(`No email “${subject}” to ${to} arrived.`);
}
