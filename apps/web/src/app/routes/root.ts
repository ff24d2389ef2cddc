import { createRootRouteWithContext } from '@tanstack/react-router';
import type { RouterContext } from '../guards.ts';
import { RootLayout } from '../layouts/root-layout.tsx';
import { NotFoundPage } from '../pages/not-found-page.tsx';

export const root = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});
