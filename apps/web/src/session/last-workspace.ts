import { createStoredValue } from '../lib/stored-value.ts';
import type { Viewer } from './session.ts';

const storedWorkspace = createStoredValue('frontdesk-last-workspace');

export const storeLastWorkspace = (slug: string | undefined) => {
  if (slug) storedWorkspace.set(slug);
};

/** The workspace used last in this browser, while the viewer is still in it; else their only one; else none. */
export function lastWorkspace({ memberships }: Viewer): string | null {
  const slugs = memberships.map(({ workspace }) => workspace.slug);
  const last = storedWorkspace.get();
  if (last && slugs.includes(last)) return last;
  return slugs.length === 1 ? (slugs[0] ?? null) : null;
}
