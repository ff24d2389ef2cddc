import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Row of a settings section: title and text on the left, the control on the right. */
export function SettingRow({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Group justify="space-between" gap="md">
      <div style={{ flex: '1 1 18rem' }}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {children}
    </Group>
  );
}
