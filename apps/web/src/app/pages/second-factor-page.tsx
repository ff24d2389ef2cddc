import { ThemeIcon } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { usePathParam } from '../address.ts';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

/** Requires setting up a second factor for the workspace or platform, then returns. */
export function SecondFactorPage() {
  const isWorkspace = usePathParam('slug') !== '';
  const next = useRouterState({ select: ({ location }) => location.href });
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" aria-hidden>
          <IconShieldLock size={26} stroke={1.6} />
        </ThemeIcon>
      }
      title={isWorkspace ? 'This workspace asks for a second factor' : 'Platform admins need a second factor'}
      actions={
        <>
          <ButtonLink to={paths.account()} search={{ next }}>
            Set one up
          </ButtonLink>
          <ButtonLink to={paths.workspaces()} variant="default">
            Your workspaces
          </ButtonLink>
        </>
      }
    >
      {isWorkspace
        ? 'Its members sign in with an authenticator app or a passkey beside the password. It takes a minute, and holds for all your workspaces.'
        : 'Add an authenticator app or a passkey to your account to open the platform pages.'}
    </MessagePage>
  );
}
