import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Code, Text, ThemeIcon } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRepeated } from '../../lib/use-repeated.ts';
import { denialOf } from '../../session/denial.ts';
import { usePathParam } from '../address.ts';
import { IdlePage } from './idle-page.tsx';
import { MessagePage } from './message-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RefusedPage } from './refused-page.tsx';
import { SecondFactorPage } from './second-factor-page.tsx';

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
 * errors, shows a button that loads the page again. Renders nothing if the session has ended.
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
