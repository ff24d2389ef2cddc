import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  onCancel: () => void;
  pending: boolean | undefined;
  /** Whether submitting is not possible yet. */
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** Label of the submit button. */
  children: ReactNode;
}

/** Cancel and submit buttons of a form. */
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
