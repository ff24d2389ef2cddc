import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSessionState } from '../../session/api.tsx';
import { paths } from '../paths.ts';

/**
 * Redirects to the sign-in page when the session ends on an open page. After sign-in, the user returns to the page,
 * unless the user signed out.
 */
export function SignedInGuard() {
  const state = useSessionState();
  if (state.status === 'signed-in') return <Outlet />;
  return state.status === 'signed-out' ? <ToSignIn comeBack={!state.asked} /> : null;
}

function ToSignIn({ comeBack }: { comeBack: boolean }) {
  const router = useRouter();
  useEffect(() => {
    // Read the URL only once, because during the redirect the current URL is already the URL of the sign-in page.
    const next = router.state.resolvedLocation?.href ?? router.state.location.href;
    void router.navigate({ to: paths.signIn(), search: comeBack ? { next } : {}, replace: true });
  }, [router, comeBack]);
  return null;
}
