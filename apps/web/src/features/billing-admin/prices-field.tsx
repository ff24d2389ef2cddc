import { BILLING_CURRENCIES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, CloseButton, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import type { PriceValue } from './terms.ts';

export const INTERVALS = [
  { value: 'MONTH', label: t`Month` },
  { value: 'YEAR', label: t`Year` },
];

interface Props {
  value: PriceValue[];
  onChange: (prices: PriceValue[]) => void;
  error?: string | undefined;
}

/** Prices of a plan, one row for each currency and interval. */
export function PricesField({ value, onChange, error }: Props) {
  const change = (at: number, next: Partial<PriceValue>) =>
    onChange(value.map((price, index) => (index === at ? { ...price, ...next } : price)));
  const amount = { min: 0, allowNegative: false, decimalScale: 2, w: 110 };
  return (
    <Fieldset legend={t`Prices`}>
      <Stack gap="sm" align="flex-start">
        {value.map((price, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and a price can appear twice until it is corrected.
          <Group key={at} gap="xs" align="flex-end">
            <NativeSelect
              label={t`Currency`}
              data={[...BILLING_CURRENCIES]}
              value={price.currency}
              onChange={({ currentTarget }) => change(at, { currency: currentTarget.value })}
            />
            <NativeSelect
              label={t`Interval`}
              data={INTERVALS}
              value={price.interval}
              onChange={({ currentTarget }) => change(at, { interval: currentTarget.value as PriceValue['interval'] })}
            />
            <NumberInput label={t`Price`} {...amount} value={price.base} onChange={(base) => change(at, { base })} />
            <NumberInput
              label={t`Per seat`}
              {...amount}
              value={price.perSeat}
              onChange={(perSeat) => change(at, { perSeat })}
            />
            <CloseButton
              size="lg"
              aria-label={t`Remove price ${at + 1}`}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            />
          </Group>
        ))}
        {error && (
          <Text size="sm" c="red.9" role="alert">
            {error}
          </Text>
        )}
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...value, { currency: 'EUR', interval: 'MONTH', base: '', perSeat: '' }])}
        >
          {t`Add price`}
        </Button>
      </Stack>
    </Fieldset>
  );
}
