import { useSessionState } from './api.tsx';
import type { Viewer } from './session.ts';

export type { Viewer } from './session.ts';
export type Membership = Viewer['memberships'][number];

/** Returns the signed-in user. Only for pages that require sign-in; other pages use `useViewerOrNull`. */
export function useViewer(): Viewer {
  const viewer = useViewerOrNull();
  if (!viewer) throw new Error('No user is signed in. Put this page behind the signed-in guard in app/routes.');
  return viewer;
}

export function useViewerOrNull(): Viewer | null {
  const state = useSessionState();
  return state.status === 'signed-in' ? state.viewer : null;
}
