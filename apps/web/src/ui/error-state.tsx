import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Code, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ErrorProps {
  title?: string;
  children?: ReactNode;
  /** Id of the failed request, for error reports. */
  requestId?: string | null;
  onRetry?: () => void;
}

/** Error message with a retry button and the request id. */
export function ErrorState({ title = t`Could not load`, children, requestId, onRetry }: ErrorProps) {
  return (
    <Stack role="alert" align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light" color="red" mb={4} aria-hidden>
        <IconAlertTriangle size={24} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" size="sm" maw={420}>
        {children ?? t`Something went wrong. Try again.`}
      </Text>
      {requestId && (
        <Text size="xs" c="dimmed">
          <Trans>
            Request ID <Code>{requestId}</Code>
          </Trans>
        </Text>
      )}
      {onRetry && (
        <Button variant="default" mt="sm" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          {t`Try again`}
        </Button>
      )}
    </Stack>
  );
}
