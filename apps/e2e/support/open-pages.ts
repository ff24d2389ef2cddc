import type { Page } from 'playwright-core';

const pages = new Set<Page>();
const MAX_LENGTH = 8_000;

/** Registers a page, so that the report of a failed test contains its content. */
export function reportOnFailure(page: Page): void {
  pages.add(page);
  page.once('close', () => pages.delete(page));
}

/** Returns the address and the accessibility tree of each open page. */
export async function describeOpenPages(): Promise<string> {
  const described = await Promise.all(
    [...pages].map(async (page) => {
      const tree = await page.ariaSnapshot({ timeout: 5_000 }).catch((error) => String(error));
      return `Page ${page.url()}\n${tree.slice(0, MAX_LENGTH)}`;
    }),
  );
  return described.join('\n\n');
}
