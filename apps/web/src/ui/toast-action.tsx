import { Button, Group } from '@mantine/core';
import type { ToastAction } from './toast.ts';

interface Props extends ToastAction {
  message: string;
}

/** Content of a toast with a button. */
export const ToastWithAction = ({ message, label, run }: Props) => (
  <Group justify="space-between" wrap="nowrap" gap="sm">
    <span>{message}</span>
    <Button size="compact-sm" variant="light" flex="none" onClick={run}>
      {label}
    </Button>
  </Group>
);
