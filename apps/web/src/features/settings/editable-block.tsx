import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';

interface Props {
  title: string;
  permission: Permission;
  /** Content that is shown instead of the form. */
  children: ReactNode;
  renderForm: (done: () => void) => ReactNode;
}

/**
 * Shows a value with an edit button. The button replaces the value with a form, and receives the focus again
 * afterwards.
 */
export function EditableBlock({ title, permission, children, renderForm }: Props) {
  const [editing, { open, close }] = useDisclosure(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    close();
    // Focus the button after it is rendered again.
    setTimeout(() => button.current?.focus());
  };
  if (editing) return renderForm(done);
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        {children}
      </div>
      <PermissionButton
        ref={button}
        variant="default"
        size="xs"
        flex="none"
        permission={permission}
        onClick={open}
        aria-label={t`Edit ${title.toLowerCase()}`}
      >
        {t`Edit`}
      </PermissionButton>
    </Group>
  );
}
