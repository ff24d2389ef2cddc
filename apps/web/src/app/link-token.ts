import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const TOKEN_KEY = 'frontdesk-link-token:';

/**
 * Returns the token of an emailed link from the URL fragment, which browsers do not send to servers, or an empty
 * string. Moves the token from the address bar to the storage of this tab, so that it survives a reload and sign-in.
 */
export function useLinkToken(): string {
  const navigate = useNavigate();
  // The path at the first render, which does not change when the user navigates to another page.
  const [path] = useState(useRouterState({ select: ({ location }) => location.pathname }));
  const given = useRouterState({ select: ({ location }) => new URLSearchParams(location.hash).get('token') ?? '' });
  if (given) sessionStorage.setItem(TOKEN_KEY + path, given);
  useEffect(() => {
    if (given) void navigate({ to: '.', search: true, hash: '', replace: true });
  }, [given, navigate]);
  return given || (sessionStorage.getItem(TOKEN_KEY + path) ?? '');
}
