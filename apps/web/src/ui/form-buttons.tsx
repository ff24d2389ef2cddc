import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  onCancel: () => void;
  pending: boolean | undefined;
  /** There is nothing yet that could be sent. */
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** What sending it does. */
  children: ReactNode;
}

/** The end of a form: leave it, or send it. */
export function FormButtons({ onCancel, pending, disabled = false, danger = false, children }: Props) {
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onCancel} disabled={pending}>
        Cancel
      </Button>
      <Button type="submit" color={danger ? 'red.9' : undefined} loading={pending} disabled={disabled}>
        {children}
      </Button>
    </Group>
  );
}
