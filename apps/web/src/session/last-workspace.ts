import { createStoredValue } from '../lib/stored-value.ts';
import type { Viewer } from './session.ts';

const storedWorkspace = createStoredValue('frontdesk-last-workspace');

export const storeLastWorkspace = (slug: string | undefined) => {
  if (slug) storedWorkspace.set(slug);
};

/**
 * Returns the slug of the workspace last used in this browser, if the viewer is still a member. Otherwise returns the
 * viewer's only workspace, or null if there are none or several.
 */
export function lastWorkspace({ memberships }: Viewer): string | null {
  const slugs = memberships.map(({ workspace }) => workspace.slug);
  const last = storedWorkspace.get();
  if (last && slugs.includes(last)) return last;
  return slugs.length === 1 ? (slugs[0] ?? null) : null;
}
