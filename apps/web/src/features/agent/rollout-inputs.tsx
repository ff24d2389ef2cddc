import { ROLLOUT_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';

export interface RolloutSettings {
  /**
   * Percentage of the contacts for whom the version is used. At 100, the version is published for all contacts, without
   * a rollout.
   */
  share: number;
  maxHandoffPercent: number | null;
  maxFailurePercent: number | null;
  minEpisodes: number;
}

export const NO_ROLLOUT: RolloutSettings = {
  share: 100,
  maxHandoffPercent: 50,
  maxFailurePercent: 10,
  minEpisodes: 20,
};

interface Props {
  settings: RolloutSettings;
  onChange: (settings: RolloutSettings) => void;
}

/** Inputs for the share of contacts who get a version, and for the limits at which it is rolled back automatically. */
export function RolloutInputs({ settings, onChange }: Props) {
  const { share, maxHandoffPercent, maxFailurePercent, minEpisodes } = settings;
  return (
    <Stack gap="xs">
      <ShareInput share={share} onChange={(value) => onChange({ ...settings, share: value })} />
      {share < 100 && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <LimitInput
              label={t`Maximum handoffs`}
              percent={maxHandoffPercent}
              onChange={(value) => onChange({ ...settings, maxHandoffPercent: value })}
            />
            <LimitInput
              label={t`Maximum failures`}
              percent={maxFailurePercent}
              onChange={(value) => onChange({ ...settings, maxFailurePercent: value })}
            />
            <RequiredInput
              label={t`Minimum episodes`}
              max={ROLLOUT_LIMITS.minEpisodes}
              number={minEpisodes}
              onChange={(value) => onChange({ ...settings, minEpisodes: value })}
            />
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            {t`The version is rolled back automatically if a limit is exceeded or a test run fails.`}
          </Text>
        </>
      )}
    </Stack>
  );
}

/** Input for the percentage of contacts who get a version. */
export const ShareInput = ({ share, onChange }: { share: number; onChange: (share: number) => void }) => (
  <RequiredInput
    label={t`Share of contacts`}
    description={t`Each contact always gets the same version.`}
    suffix="%"
    max={100}
    number={share}
    onChange={onChange}
  />
);

interface RequiredInputProps {
  label: string;
  description?: string;
  suffix?: string;
  max: number;
  number: number;
  onChange: (value: number) => void;
}

/** Input for a number. If the input is empty when it loses the focus, the last number is restored. */
function RequiredInput({ number, onChange, ...input }: RequiredInputProps) {
  const [entered, setEntered] = useState<number | string>(number);
  return (
    <NumberInput
      {...input}
      min={1}
      clampBehavior="strict"
      allowDecimal={false}
      value={entered}
      onChange={(value) => {
        setEntered(value);
        if (typeof value === 'number') onChange(value);
      }}
      onBlur={() => setEntered(number)}
    />
  );
}

interface LimitInputProps {
  label: string;
  percent: number | null;
  onChange: (percent: number | null) => void;
}

/** Input for a limit in percent. An empty input means no limit. */
const LimitInput = ({ label, percent, onChange }: LimitInputProps) => (
  <NumberInput
    label={label}
    placeholder={t`No limit`}
    suffix="%"
    min={1}
    max={100}
    clampBehavior="strict"
    allowDecimal={false}
    value={percent ?? ''}
    onChange={(value) => onChange(typeof value === 'number' ? value : null)}
  />
);
