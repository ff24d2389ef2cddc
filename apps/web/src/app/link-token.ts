import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const KEPT = 'frontdesk-link-token:';

/**
 * The token of a mailed link. It stands behind the #, which no server and no log ever sees; it leaves the address bar on
 * arrival, and this tab keeps it for a reload and for the detour over the sign-in.
 */
export function useLinkToken(): string {
  const navigate = useNavigate();
  // The page it arrived on, also while that page is being left for another.
  const [path] = useState(useRouterState({ select: ({ location }) => location.pathname }));
  const given = useRouterState({ select: ({ location }) => new URLSearchParams(location.hash).get('token') ?? '' });
  if (given) sessionStorage.setItem(KEPT + path, given);
  useEffect(() => {
    if (given) void navigate({ to: '.', search: true, hash: '', replace: true });
  }, [given, navigate]);
  return given || (sessionStorage.getItem(KEPT + path) ?? '');
}
