import { lazy, Suspense } from 'react';

// Loaded lazily, because most workspaces have completed the guide.
const SetupProgress = lazy(() => import('./setup-progress.tsx').then((module) => ({ default: module.SetupProgress })));

export const SetupRing = () => (
  <Suspense fallback={null}>
    <SetupProgress />
  </Suspense>
);
