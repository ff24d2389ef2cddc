import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Code, Text, ThemeIcon } from '@mantine/core';
import { IconCloudOff, IconShieldLock } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useRepeated } from '../../lib/use-repeated.ts';
import { denialOf } from '../../session/denial.ts';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { usePathParam } from '../address.ts';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RefusedPage } from './refused-page.tsx';

// Loaded only if a workspace requires a voice check.
const VoiceCheckPage = lazy(() => import('../voice/voice-check-page.tsx'));

const SENTENCES: Partial<Record<ReturnType<typeof denialOf>['code'], string>> = {
  OFFLINE: t`Could not reach the server. Check your connection.`,
  SERVICE_UNAVAILABLE: t`The service is unavailable. Retrying…`,
  RATE_LIMITED: t`Too many requests. Try again in a minute.`,
  PERSISTED_QUERY_NOT_FOUND: t`Frontdesk was updated. Reload the page to continue.`,
  OPERATION_NOT_ALLOWED: t`Frontdesk was updated. Reload the page to continue.`,
};
const STALE = ['PERSISTED_QUERY_NOT_FOUND', 'OPERATION_NOT_ALLOWED'];

/**
 * Error page of a route. Shows the page for the error, for example “Page not found” or a permission error. For other
 * errors, shows a button that loads the page again. If the service is unavailable, the page is also reloaded every five
 * seconds. Renders nothing if the session has ended.
 */
export function DeniedPage({ error, reset }: ErrorComponentProps) {
  const slug = usePathParam('slug') || undefined;
  const { code, requestId, requiredPolicy } = denialOf(error);
  useRepeated(code === 'SERVICE_UNAVAILABLE' ? reset : null);
  // The session has ended. The guard redirects to the sign-in page.
  if (code === 'UNAUTHENTICATED') return null;
  if (code === 'NOT_FOUND') return <NotFoundPage />;
  if (code === 'FORBIDDEN') return <RefusedPage policy={requiredPolicy} workspace={slug} />;
  if (code === 'SECOND_FACTOR_REQUIRED') return <SecondFactorPage />;
  if (code === 'VOICE_VERIFICATION_PENDING')
    return (
      <Suspense>
        <VoiceCheckPage onOpen={reset} />
      </Suspense>
    );
  if (code === 'SESSION_IDLE') return <IdlePage onOpen={reset} />;
  const stale = STALE.includes(code);
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" color="gray" aria-hidden>
          <IconCloudOff size={26} stroke={1.6} />
        </ThemeIcon>
      }
      title={t`Could not load this page`}
      actions={<Button onClick={stale ? () => location.reload() : reset}>{stale ? t`Reload` : t`Try again`}</Button>}
    >
      <Text>{SENTENCES[code] ?? t`Something went wrong. Try again.`}</Text>
      {requestId && (
        <Text size="sm" mt="xs">
          <Trans>
            Request ID for support: <Code>{requestId}</Code>
          </Trans>
        </Text>
      )}
    </MessagePage>
  );
}

/**
 * Page that is shown behind the idle dialog if the data of the requested page could not be loaded. Loads the requested
 * page after the user has confirmed their identity.
 */
function IdlePage({ onOpen }: { onOpen: () => void }) {
  const closed = useIdleLockedWorkspace();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const wasClosed = useRef(closed !== null);
  useEffect(() => {
    if (closed === null && wasClosed.current) onOpen();
    wasClosed.current = closed !== null;
  }, [closed, onOpen, path]);
  return (
    <MessagePage mark={null} title={t`Session timed out`} actions={null}>
      {t`Confirm your identity to continue.`}
    </MessagePage>
  );
}

/**
 * Page that asks the user to set up two-factor authentication, which the workspace or the platform pages require. After
 * the setup, the user returns to the requested page.
 */
function SecondFactorPage() {
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
