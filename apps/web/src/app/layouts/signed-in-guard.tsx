import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSessionState } from '../../session/api.tsx';
import { paths } from '../paths.ts';

/** The session may end while a page is open. Then the sign-in is shown, and leads back to where the person was. */
export function SignedInGuard() {
  const state = useSessionState();
  if (state.status === 'signed-in') return <Outlet />;
  return state.status === 'signed-out' ? <ToSignIn comeBack={!state.asked} /> : null;
}

function ToSignIn({ comeBack }: { comeBack: boolean }) {
  const router = useRouter();
  useEffect(() => {
    // Read once: on the way there the address is already the sign-in's own.
    const next = router.state.resolvedLocation?.href ?? router.state.location.href;
    void router.navigate({ to: paths.signIn(), search: comeBack ? { next } : {}, replace: true });
  }, [router, comeBack]);
  return null;
}
