import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useLastValue } from '../../lib/use-last-value.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import type { SavedOperation } from './use-save-operation.ts';

/** A saved operation and how to call it. */
export function SavedDialog({ saved, onClose }: { saved: SavedOperation | null; onClose: () => void }) {
  const shown = useLastValue(saved);
  return (
    <Modal opened={saved !== null} onClose={onClose} title={`${shown?.name} saved`} size="lg">
      {shown && (
        <Stack gap="md">
          <Text size="sm">Call it by ID with an API key that has the required scopes.</Text>
          <CopyField label="Operation ID" value={shown.id} />
          <CopyField label="cURL command" value={shown.curl} />
          <Text size="sm" c="dimmed">
            Set <Code>FRONTDESK_KEY</Code> to your API key and replace the variables.
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
