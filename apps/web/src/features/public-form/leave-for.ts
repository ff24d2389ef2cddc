import { providerUrl } from '@frontdesk/domain';

/** Opens a page of the workspace instead of the form. In a frame, it replaces the page that contains the frame. */
export function leaveFor(url: string): void {
  const safe = providerUrl(url);
  if (safe) window.open(safe, '_top');
}
