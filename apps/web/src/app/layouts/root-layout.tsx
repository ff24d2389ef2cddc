import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { NavigationCountContext, TitleSuffixContext } from '../../lib/navigation-count.ts';
import { useSessionState } from '../../session/api.tsx';
import { useReauthentication } from '../../session/reauthentication.ts';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { usePathParam } from '../address.ts';
import { UnreachablePage } from '../pages/unreachable-page.tsx';

// Loaded only when needed: after an idle timeout, or when a mutation requires the user to confirm their identity.
const IdleGate = lazy(() => import('./idle-gate.tsx'));
const ReauthenticationDialog = lazy(() => import('./reauthentication-dialog.tsx'));

export function RootLayout() {
  const { status } = useSessionState();
  const slug = usePathParam('slug');
  const closed = useIdleLockedWorkspace();
  const methods = useReauthentication();
  return (
    <NavigationCountContext value={useNavigationCount()}>
      <TitleSuffixContext value="Frontdesk">
        {status === 'unreachable' ? <UnreachablePage /> : <Outlet />}
        {status === 'signed-in' && closed !== null && closed === slug && (
          <Suspense>
            <IdleGate slug={slug} />
          </Suspense>
        )}
        {status === 'signed-in' && methods !== null && (
          <Suspense>
            <ReauthenticationDialog methods={methods} />
          </Suspense>
        )}
        <Toaster />
      </TitleSuffixContext>
    </NavigationCountContext>
  );
}

/** Returns how often the user has navigated to another page. Changes of the query parameters are not counted. */
function useNavigationCount(): number {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const seen = useRef({ pathname, count: 0 });
  if (pathname !== seen.current.pathname) {
    seen.current = { pathname, count: seen.current.pathname === undefined ? 0 : seen.current.count + 1 };
  }
  return seen.current.count;
}
