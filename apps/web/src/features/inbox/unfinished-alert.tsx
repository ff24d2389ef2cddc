import { t } from '@lingui/core/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

interface Props {
  /** Shortcuts and placeholders that the text still contains. Null if no warning is shown. */
  parts: readonly string[] | null;
  onSend: () => void;
}

/** Warning that a message was not sent because it contains a shortcut or an empty placeholder. */
export function UnfinishedAlert({ parts, onSend }: Props) {
  if (!parts) return null;
  const list = parts.join(', ');
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t`Not sent: the message contains ${list}. Replace it, or send the message as is.`}</Text>
        <Button size="xs" variant="default" onClick={onSend}>
          {t`Send as is`}
        </Button>
      </Group>
    </Alert>
  );
}
