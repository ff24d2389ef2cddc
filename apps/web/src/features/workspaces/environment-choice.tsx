import { ENVIRONMENT_TITLES, ENVIRONMENTS, type Environment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Input, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';

const WORDS: Record<Environment, string> = {
  PRODUCTION: t`Live contacts and data. Strictest controls.`,
  STAGING: t`For testing with your team.`,
  DEVELOPMENT: t`For building and testing.`,
};

interface Props {
  value?: Environment;
  onChange?: (value: Environment) => void;
}

export function EnvironmentChoice({ value = 'PRODUCTION', onChange }: Props) {
  const labelId = useId();
  return (
    <div>
      <Input.Label id={labelId} component="div" mb={6}>
        {t`Environment`}
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        value={value}
        onChange={(chosen) => onChange?.(chosen)}
        data={ENVIRONMENTS.map((environment) => ({ value: environment, label: ENVIRONMENT_TITLES[environment] }))}
      />
      <Text size="sm" c="dimmed" mt={6} role="status">
        {WORDS[value]}
      </Text>
    </div>
  );
}
