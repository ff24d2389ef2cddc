import type { Page } from 'playwright-core';

/** Opens the newest mail to an address in the product's own mailbox and follows its link, as a person would. */
export async function followMail(page: Page, { to, link }: { to: string; link: RegExp }): Promise<void> {
  const href = await newestLink(page, to, link);
  await page.goto(href);
}

async function newestLink(page: Page, to: string, link: RegExp): Promise<string> {
  // The worker sends in its own time: the page is asked again until the mail is there.
  await page.goto('/mailbox');
  const row = page
    .getByRole('link')
    .filter({ hasText: `to ${to}` })
    .first();
  const letter = page.getByRole('link', { name: link }).first();
  for (let tries = 0; tries < 60; tries += 1) {
    if (await row.isVisible()) {
      await row.click();
      if (await letter.isVisible()) return (await letter.getAttribute('href')) ?? '';
    }
    await page.goto('/mailbox', { waitUntil: 'networkidle' });
  }
  throw new Error(`No mail to ${to} came with a link like ${link}.`);
}
