import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEscapeLayer } from '../lib/use-escape-layer.ts';

/**
 * Asks for confirmation before the user leaves a form with unsaved changes. When the tab is closed, the browser asks
 * for confirmation.
 */
export function UnsavedChangesGuard({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  useEscapeLayer(status === 'blocked');
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t`Discard unsaved changes?`}>
      <Stack gap="md">
        <Text size="sm">{t`Your changes aren’t saved and will be lost.`}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => proceed?.()}>
            {t`Discard changes`}
          </Button>
          <Button data-autofocus onClick={() => reset?.()}>
            {t`Keep editing`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
