import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface ActionProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Icon button whose label is shown as a tooltip. */
export function Action({ label, disabled = false, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
