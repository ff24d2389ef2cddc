import { t } from '@lingui/core/macro';
import { Group, Modal, Stack, Text, Title } from '@mantine/core';
import { Keys } from '../../ui/keys.tsx';
import { useRegisteredShortcuts } from '../../ui/shortcut.ts';
import { closeOverlay } from './palette-store.ts';

export default function ShortcutSheet() {
  const shortcuts = useRegisteredShortcuts();
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <Modal opened onClose={() => closeOverlay('sheet')} title={t`Keyboard shortcuts`} size="md">
      <Stack gap="lg">
        {groups.map((group) => (
          <section key={group}>
            <Title order={3} mb={6}>
              {group}
            </Title>
            <Stack gap={8}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, title }) => (
                  <Group key={keys} justify="space-between">
                    <Text size="sm">{title}</Text>
                    <Keys keys={keys} />
                  </Group>
                ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
