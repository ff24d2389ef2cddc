import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useSessionState } from '../../session/api.tsx';
import { paths } from '../paths.ts';

/** The session may end while a page is open. Then the sign-in is shown, and leads back to where the person was. */
export function SignedInGuard() {
  const state = useSessionState();
  const href = useRouterState({ select: ({ location }) => location.href });
  if (state.status === 'signed-in') return <Outlet />;
  if (state.status !== 'signed-out') return null;
  return <Navigate to={paths.signIn()} search={state.asked ? {} : { next: href }} replace />;
}
