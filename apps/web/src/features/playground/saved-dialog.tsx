import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useLastValue } from '../../lib/use-last-value.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import type { SavedOperation } from './use-save-operation.ts';

/** A saved operation and how to call it. */
export function SavedDialog({ saved, onClose }: { saved: SavedOperation | null; onClose: () => void }) {
  const shown = useLastValue(saved);
  return (
    <Modal opened={saved !== null} onClose={onClose} title={`${shown?.name} is saved`} size="lg">
      {shown && (
        <Stack gap="md">
          <Text size="sm">
            It runs by its id, the SHA-256 of its text. Whoever calls it needs an API key whose scopes cover what it
            asks for.
          </Text>
          <CopyField label="Operation ID" value={shown.id} />
          <CopyField label="Line for the shell" value={shown.curl} />
          <Text size="sm" c="dimmed">
            Put the key into <Code>FRONTDESK_KEY</Code>, and values in the place of the variables.
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
