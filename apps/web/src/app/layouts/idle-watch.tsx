import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { useIdleTimeout } from '../../session/use-idle-timeout.ts';

/**
 * Shows a countdown in the last two minutes before the idle timeout. After the timeout, `IdleGate` asks the user to
 * confirm their identity.
 */
export default function IdleWatch({ slug }: { slug: string }) {
  const { endsAt, warned, stay } = useIdleTimeout(slug);
  const closed = useIdleLockedWorkspace();
  if (!warned || endsAt === null || closed === slug) return null;
  return <Warning endsAt={endsAt} stay={stay} />;
}

function Warning({ endsAt, stay }: { endsAt: number; stay: () => Promise<void> }) {
  const seconds = useSecondsUntil(endsAt);
  const [pending, setPending] = useState(false);
  const onStay = () => {
    setPending(true);
    void stay()
      .catch(() => {})
      .finally(() => setPending(false));
  };
  return (
    <Modal opened onClose={onStay} title={t`Are you still there?`} withCloseButton={false} zIndex={400}>
      <Stack gap="md">
        <Text size="sm">
          <Trans>
            Your session times out in{' '}
            <b>
              {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
            </b>
            . Unsaved changes on this page are kept.
          </Trans>
        </Text>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onStay} loading={pending}>
            {t`Stay signed in`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function useSecondsUntil(endsAt: number): number {
  const left = () => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  });
  return seconds;
}
