import { t } from '@lingui/core/macro';
import { Menu, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Permission } from './permission-button.tsx';
import classes from './permission-menu-item.module.css';

interface Props {
  permission: Permission;
  icon?: ReactNode;
  danger?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Menu item that explains why it is disabled. A disabled item stays focusable. */
export function PermissionMenuItem({ permission: { allowed, reason }, icon, danger, onClick, children }: Props) {
  return (
    <Menu.Item
      leftSection={icon}
      aria-disabled={!allowed || undefined}
      className={allowed ? (danger ? classes.danger : undefined) : classes.refused}
      closeMenuOnClick={allowed}
      onClick={allowed ? onClick : undefined}
    >
      {children}
      {!allowed && (
        <Text size="xs" c="dimmed" maw={240}>
          {reason ?? t`You don’t have permission to do this.`}
        </Text>
      )}
    </Menu.Item>
  );
}
