import { METERS as DOMAIN_METERS, ENFORCED_METERS, type MeterKey } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, CloseButton, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { METER_TITLES, UNIT_NAMES } from '../../app/meter-labels.ts';
import type { UsageMeter } from '../../gql/types.ts';
import { type LimitValue, UNIT_PRICE_DECIMALS } from './terms.ts';

const METERS = Object.keys(METER_TITLES) as readonly UsageMeter[];
const canBeHard = (meter: UsageMeter) => (ENFORCED_METERS as readonly string[]).includes(meter.toLowerCase());

const canBeCharged = (meter: UsageMeter) => DOMAIN_METERS[meter.toLowerCase() as MeterKey].kind === 'FLOW';
/** Returns the mode if the meter can have it. Otherwise, returns SOFT. */
const modeFor = (meter: UsageMeter, mode: LimitValue['mode']): LimitValue['mode'] =>
  (mode === 'HARD' && !canBeHard(meter)) || (mode === 'OVERAGE' && !canBeCharged(meter)) ? 'SOFT' : mode;

interface Props {
  legend: string;
  value: LimitValue[];
  onChange: (limits: LimitValue[]) => void;
  error?: string | undefined;
}

/** Limits of a plan or a subscription, one row for each meter. */
export function LimitsField({ legend, value, onChange, error }: Props) {
  const free = METERS.find((meter) => !value.some((limit) => limit.meter === meter));
  const change = (at: number, next: Partial<LimitValue>) =>
    onChange(value.map((limit, index) => (index === at ? { ...limit, ...next } : limit)));
  const add = (meter: UsageMeter) =>
    onChange([...value, { meter, included: '', mode: modeFor(meter, 'HARD'), unitPrice: '' }]);
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm" align="flex-start">
        {value.map((limit, at) => (
          <LimitRow
            // Use the meter as the key, because each meter has exactly one row.
            key={limit.meter}
            limit={limit}
            taken={value.map(({ meter }) => meter)}
            onChange={(next) => change(at, next)}
            onRemove={() => onChange(value.filter((_, index) => index !== at))}
          />
        ))}
        {error && (
          <Text size="sm" c="red.9" role="alert">
            {error}
          </Text>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={!free}
          onClick={() => free && add(value.length === 0 ? 'MEMBERS' : free)}
        >
          {t`Add limit`}
        </Button>
      </Stack>
    </Fieldset>
  );
}

interface RowProps {
  limit: LimitValue;
  taken: readonly UsageMeter[];
  onChange: (next: Partial<LimitValue>) => void;
  onRemove: () => void;
}

function LimitRow({ limit: { meter, included, mode, unitPrice }, taken, onChange, onRemove }: RowProps) {
  const title = METER_TITLES[meter];
  const free = METERS.filter((one) => one === meter || !taken.includes(one));
  return (
    <Group gap="xs" align="flex-end">
      <NativeSelect
        label={t`Meter`}
        data={free.map((value) => ({ value, label: METER_TITLES[value] }))}
        value={meter}
        onChange={({ currentTarget: { value } }) => {
          const next = value as UsageMeter;
          onChange({ meter: next, mode: modeFor(next, mode) });
        }}
      />
      <NumberInput
        label={t`Included`}
        aria-label={t`Included ${title}`}
        value={included}
        onChange={(next) => onChange({ included: next })}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        w={110}
      />
      <NativeSelect
        label={t`When reached`}
        data={[
          { value: 'HARD', label: t`Block`, disabled: !canBeHard(meter) },
          { value: 'SOFT', label: t`Warn` },
          { value: 'OVERAGE', label: t`Charge`, disabled: !canBeCharged(meter) },
        ]}
        w={125}
        value={mode}
        onChange={({ currentTarget: { value } }) => onChange({ mode: value as LimitValue['mode'] })}
      />
      {mode === 'OVERAGE' && (
        <NumberInput
          label={t`Price per ${UNIT_NAMES[DOMAIN_METERS[meter.toLowerCase() as MeterKey].unit]}`}
          aria-label={t`Price per unit of ${title}`}
          value={unitPrice}
          onChange={(next) => onChange({ unitPrice: next })}
          min={0}
          decimalScale={UNIT_PRICE_DECIMALS}
          allowNegative={false}
          w={130}
        />
      )}
      <CloseButton size="lg" aria-label={t`Remove the limit of ${title}`} onClick={onRemove} />
    </Group>
  );
}
