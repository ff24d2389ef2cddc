import { t } from '@lingui/core/macro';
import { ThemeIcon } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { usePathParam } from '../address.ts';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

/**
 * Shown if the workspace or the platform pages require two-factor authentication. After the setup, the user returns to
 * the requested page.
 */
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
      title={
        isWorkspace
          ? t`This workspace requires two-factor authentication`
          : t`Platform admins need two-factor authentication`
      }
      actions={
        <>
          <ButtonLink to={paths.account()} search={{ next }}>
            {t`Set up two-factor authentication`}
          </ButtonLink>
          <ButtonLink to={paths.workspaces()} variant="default">
            {t`Your workspaces`}
          </ButtonLink>
        </>
      }
    >
      {isWorkspace
        ? t`Add an authenticator app or a passkey to your account to continue.`
        : t`Add an authenticator app or a passkey to your account to open the platform pages.`}
    </MessagePage>
  );
}
