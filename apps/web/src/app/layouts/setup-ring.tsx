import { lazy, Suspense } from 'react';

// Loaded as a separate chunk, so that the layout does not wait for it.
const SetupProgress = lazy(() => import('./setup-progress.tsx').then((module) => ({ default: module.SetupProgress })));

export const SetupRing = () => (
  <Suspense fallback={null}>
    <SetupProgress />
  </Suspense>
);
