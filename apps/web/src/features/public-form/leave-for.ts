import { providerUrl } from '@frontdesk/domain';

/**
 * Redirects from the form to a page of the workspace. If the form is embedded in a frame, redirects the embedding page.
 */
export function leaveFor(url: string): void {
  const safe = providerUrl(url);
  if (safe) window.open(safe, '_top');
}
