import { Outlet, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useSessionState } from '../../session/api.tsx';
import { ArrivalContext, TitleSuffixContext } from '../../ui/arrival.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { UnreachablePage } from '../pages/unreachable-page.tsx';

export function RootLayout() {
  const { status } = useSessionState();
  return (
    <ArrivalContext value={useArrivals()}>
      <TitleSuffixContext value="Frontdesk">
        {status === 'unreachable' ? <UnreachablePage /> : <Outlet />}
        <Toaster />
      </TitleSuffixContext>
    </ArrivalContext>
  );
}

/** How many times the person has moved to another page. A change behind `?` is not a move. */
function useArrivals(): number {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const seen = useRef({ pathname, count: 0 });
  if (pathname !== seen.current.pathname) {
    seen.current = { pathname, count: seen.current.pathname === undefined ? 0 : seen.current.count + 1 };
  }
  return seen.current.count;
}
