import { t } from '@lingui/core/macro';
import { Fieldset, Group, NumberInput, Text } from '@mantine/core';
import type { ThroughputValue } from './terms.ts';

interface Props {
  value: ThroughputValue;
  onChange: (throughput: ThroughputValue) => void;
  error?: string | undefined;
}

/** Fields for the throughput of a workspace's API keys. If they are empty, the default applies. */
export function ThroughputField({ value, onChange, error }: Props) {
  const field = (name: keyof ThroughputValue, label: string) => (
    <NumberInput
      label={label}
      value={value[name]}
      onChange={(next) => onChange({ ...value, [name]: next })}
      min={1}
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      w={170}
    />
  );
  return (
    <Fieldset legend={t`API keys`}>
      <Group gap="sm" align="flex-end">
        {field('requestsPerMinute', t`Requests per minute`)}
        {field('costPerMinute', t`Cost per minute`)}
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {t`Leave both empty to use the default of the installation.`}
      </Text>
      {error && (
        <Text size="sm" c="red.9" role="alert" mt="xs">
          {error}
        </Text>
      )}
    </Fieldset>
  );
}
