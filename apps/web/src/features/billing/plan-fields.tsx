import { BILLING_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NumberInput, Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FEATURE_TITLES } from '../../app/plan-labels.ts';
import type { PaymentsQuery } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';

export type Payments = NonNullable<PaymentsQuery['payments']>;
export type Plan = Payments['plans'][number];
type Price = Plan['prices'][number];

/** Price that can be chosen in <PlanFields>. */
export interface PlanOption {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly hasSeats: boolean;
}

/** Values of the form around <PlanFields>. `planVersionId` is the key of an option. */
export interface PlanValues {
  planVersionId: string;
  seats: number | string;
}

interface Props {
  form: UseFormReturnType<PlanValues>;
  options: readonly PlanOption[];
  minSeats: number;
}

/** Fields that choose a price of a plan and the number of seats. */
export function PlanFields({ form, options, minSeats }: Props) {
  const chosen = options.find(({ key }) => key === form.values.planVersionId);
  return (
    <>
      <Radio.Group label={t`Plan`} {...form.getInputProps('planVersionId')}>
        <Stack gap="sm" mt="xs">
          {options.map(({ key, label, description }) => (
            <Radio key={key} value={key} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {chosen?.hasSeats && (
        <NumberInput
          label={t`Seats`}
          description={t`At least ${minSeats}, the number of members.`}
          min={minSeats}
          clampBehavior="none"
          max={BILLING_LIMITS.seats}
          allowDecimal={false}
          {...form.getInputProps('seats')}
        />
      )}
    </>
  );
}

/** Returns the number of seats to send: null for an option without seats. */
export const seatsOf = ({ hasSeats }: PlanOption, { seats }: PlanValues): number | null =>
  hasSeats ? Math.trunc(Number(seats)) : null;

export function priceText({ currency, interval, baseMinor, perSeatMinor }: Price): string {
  const [base, seat] = [amountText(baseMinor, currency), amountText(perSeatMinor, currency)];
  const amount = perSeatMinor === 0 ? base : baseMinor === 0 ? t`${seat} per seat` : t`${base} and ${seat} per seat`;
  return interval === 'MONTH' ? t`${amount} per month` : t`${amount} per year`;
}

export const descriptionOf = ({ description, features }: Plan): string =>
  [description, features.map((feature) => FEATURE_TITLES[feature]).join(', ')]
    .filter((text) => text !== '')
    .join(' · ');
