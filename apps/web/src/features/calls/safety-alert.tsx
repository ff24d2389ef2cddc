import { t } from '@lingui/core/macro';
import { Alert, Text } from '@mantine/core';
import { IconShieldHeart } from '@tabler/icons-react';

/**
 * Warning with the names of the monitored concepts that the contact mentioned, except concepts whose matches are only
 * recorded. Renders nothing if there are none.
 */
export function SafetyAlert({ concerns }: { concerns: readonly string[] }) {
  if (concerns.length === 0) return null;
  return (
    <Alert
      role="status"
      color="red"
      variant="light"
      mb="md"
      icon={<IconShieldHeart size={20} />}
      title={t`Safety rules matched in this call`}
    >
      <Text size="sm">{concerns.join(', ')}</Text>
    </Alert>
  );
}
