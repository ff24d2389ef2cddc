import { t } from '@lingui/core/macro';
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  onCancel: () => void;
  pending: boolean | undefined;
  /** Whether the submit button is disabled because the form cannot be submitted yet. */
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** Label of the submit button. */
  children: ReactNode;
}

export function FormButtons({ onCancel, pending, disabled = false, danger = false, children }: Props) {
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onCancel} disabled={pending}>
        {t`Cancel`}
      </Button>
      <Button type="submit" color={danger ? 'red.9' : undefined} loading={pending} disabled={disabled}>
        {children}
      </Button>
    </Group>
  );
}
