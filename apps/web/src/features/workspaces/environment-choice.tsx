import { ENVIRONMENT_TITLES, ENVIRONMENTS, type Environment } from '@frontdesk/domain';
import { Input, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';

const WORDS: Record<Environment, string> = {
  PRODUCTION: 'Real people, real data, the strictest settings.',
  STAGING: 'A rehearsal with the real team. A coloured line reminds everyone.',
  DEVELOPMENT: 'For building and breaking things. A coloured line reminds everyone.',
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
        Environment
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
