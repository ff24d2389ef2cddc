import { lazy, Suspense } from 'react';

// Not part of the first load: most workspaces have finished the guide.
const SetupProgress = lazy(() => import('./setup-progress.tsx').then((module) => ({ default: module.SetupProgress })));

/** Progress of the setup, loaded after the page. */
export const SetupRing = () => (
  <Suspense fallback={null}>
    <SetupProgress />
  </Suspense>
);
