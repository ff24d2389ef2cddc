import { notFound, redirect } from '@tanstack/react-router';
import { safeNext } from '../lib/safe-next.ts';
import { firstParam, type SearchParams } from '../lib/search-params.ts';
import { lastWorkspace } from '../session/last-workspace.ts';
import type { Session } from '../session/session.ts';
import { paths } from './paths.ts';

export interface RouterContext {
  session: Session;
  /** Resolves when the server has said who is there. */
  ready: Promise<void>;
}

interface GuardInput {
  context: RouterContext;
  search: SearchParams;
  location: { href: string };
}

/** Who is there, once the server has said so. */
export async function viewerOf({ session, ready }: RouterContext) {
  await ready;
  const state = session.state.get();
  return state.status === 'signed-in' ? state.viewer : null;
}

/** Whoever is signed in already goes on to where they wanted to be. */
export async function requireSignedOut({ context, search }: GuardInput) {
  if (await viewerOf(context))
    throw redirect({ href: safeNext(firstParam(search, 'next')) ?? paths.home(), replace: true });
}

/** A stranger is asked who they are, and led back afterwards. */
export async function requireSignedIn({ context, location }: GuardInput) {
  const viewer = await viewerOf(context);
  // While the server is unreachable nobody is sent away: the root shows what is the matter.
  if (viewer || context.session.state.get().status !== 'signed-out') return;
  const search = location.href === paths.home() ? {} : { next: location.href };
  throw redirect({ to: paths.signIn(), search, replace: true });
}

/** The pages of the platform: whoever does not look after it finds nothing there. */
export async function requireGlobalAdmin({ context }: GuardInput) {
  const viewer = await viewerOf(context);
  if (viewer && viewer.globalRole !== 'ADMIN') throw notFound();
}

/** An address without a workspace in it leads into the one used last. */
export const redirectToLastWorkspace =
  (target: (at: { workspace: string }) => string) =>
  async ({ context }: GuardInput) => {
    const viewer = await viewerOf(context);
    const workspace = viewer && lastWorkspace(viewer);
    throw redirect({ to: workspace ? target({ workspace }) : paths.workspaces(), replace: true });
  };
