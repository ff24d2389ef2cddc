import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const TOKEN_KEY = 'frontdesk-link-token:';

/**
 * Token of an emailed link. It is in the fragment, which servers and logs never see, leaves the address bar on
 * arrival, and is stored in this tab for reloads and for the return from sign-in.
 */
export function useLinkToken(): string {
  const navigate = useNavigate();
  // The page of arrival, also while navigating away.
  const [path] = useState(useRouterState({ select: ({ location }) => location.pathname }));
  const given = useRouterState({ select: ({ location }) => new URLSearchParams(location.hash).get('token') ?? '' });
  if (given) sessionStorage.setItem(TOKEN_KEY + path, given);
  useEffect(() => {
    if (given) void navigate({ to: '.', search: true, hash: '', replace: true });
  }, [given, navigate]);
  return given || (sessionStorage.getItem(TOKEN_KEY + path) ?? '');
}
