import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSessionState } from '../../session/api.tsx';
import { paths } from '../paths.ts';

/** Shows the sign-in page when the session ends on an open page, and returns to that page afterwards. */
export function SignedInGuard() {
  const state = useSessionState();
  if (state.status === 'signed-in') return <Outlet />;
  return state.status === 'signed-out' ? <ToSignIn comeBack={!state.asked} /> : null;
}

function ToSignIn({ comeBack }: { comeBack: boolean }) {
  const router = useRouter();
  useEffect(() => {
    // Read once, because during the redirect the URL is already the sign-in page's.
    const next = router.state.resolvedLocation?.href ?? router.state.location.href;
    void router.navigate({ to: paths.signIn(), search: comeBack ? { next } : {}, replace: true });
  }, [router, comeBack]);
  return null;
}
