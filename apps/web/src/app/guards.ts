import { notFound, redirect } from '@tanstack/react-router';
import { safeNext } from '../lib/safe-next.ts';
import { firstParam, type SearchParams } from '../lib/search-params.ts';
import { lastWorkspace } from '../session/last-workspace.ts';
import type { Session } from '../session/session.ts';
import { paths } from './paths.ts';

export interface RouterContext {
  session: Session;
  /** Resolves when the session is loaded or the request failed because the server did not respond. Never rejects. */
  ready: Promise<void>;
}

interface GuardInput {
  context: RouterContext;
  search: SearchParams;
  location: { href: string };
}

/**
 * Waits for the session to load. Resolves to the signed-in user, or to null if no user is signed in or the server did
 * not respond.
 */
export async function viewerOf({ session, ready }: RouterContext) {
  await ready;
  const state = session.state.get();
  return state.status === 'signed-in' ? state.viewer : null;
}

/** Redirects signed-in users to the `next` URL or the home page. */
export async function requireSignedOut({ context, search }: GuardInput) {
  if (await viewerOf(context))
    throw redirect({ href: safeNext(firstParam(search, 'next')) ?? paths.home(), replace: true });
}

/** Redirects anonymous users to the sign-in page, with the current URL as the page to return to. */
export async function requireSignedIn({ context, location }: GuardInput) {
  const viewer = await viewerOf(context);
  // While the server is unreachable, stay on the page. The root layout shows the error.
  if (viewer || context.session.state.get().status !== 'signed-out') return;
  const search = location.href === paths.home() ? {} : { next: location.href };
  throw redirect({ to: paths.signIn(), search, replace: true });
}

/** Throws “not found” for signed-in users who are not global admins. */
export async function requireGlobalAdmin({ context }: GuardInput) {
  const viewer = await viewerOf(context);
  if (viewer && viewer.globalRole !== 'ADMIN') throw notFound();
}

/**
 * Returns a guard that redirects a URL without a workspace to the same page of the user's last workspace. If there is
 * no last workspace, the guard redirects to the workspace list.
 */
export const redirectToLastWorkspace =
  (target: (at: { workspace: string }) => string) =>
  async ({ context }: GuardInput) => {
    const viewer = await viewerOf(context);
    const workspace = viewer && lastWorkspace(viewer);
    throw redirect({ to: workspace ? target({ workspace }) : paths.workspaces(), replace: true });
  };
