import { Checkbox, Stack } from '@mantine/core';
import { FEATURE_TITLES, FEATURES } from '../../app/plan-labels.ts';
import type { PlanFeature } from '../../gql/types.ts';

interface Props {
  label: string;
  value: PlanFeature[];
  onChange: (features: PlanFeature[]) => void;
}

export const FeaturesField = ({ label, value, onChange }: Props) => (
  <Checkbox.Group label={label} value={value} onChange={(next) => onChange(next as PlanFeature[])}>
    <Stack gap="xs" mt="xs">
      {FEATURES.map((feature) => (
        <Checkbox key={feature} value={feature} label={FEATURE_TITLES[feature]} />
      ))}
    </Stack>
  </Checkbox.Group>
);
