import { useMutation } from '@apollo/client/react';
import { BILLING_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FEATURE_TITLES } from '../../app/plan-labels.ts';
import { StartCheckoutDocument } from '../../gql/payments.ts';
import type { PaymentsQuery } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

type Plan = NonNullable<PaymentsQuery['payments']>['plans'][number];
type Price = Plan['prices'][number];

/** Form that chooses a price of a plan and continues at Stripe. */
export function PlanChoice({ plans, minSeats }: { plans: readonly Plan[]; minSeats: number }) {
  const choices = plans.flatMap((plan) =>
    plan.prices.map((price) => ({ key: `${plan.id} ${price.currency} ${price.interval}`, plan, price })),
  );
  const [start] = useMutation(StartCheckoutDocument);
  const form = useForm({ initialValues: { planVersionId: choices[0]?.key ?? '', seats: minSeats as number | string } });
  const chosen = choices.find(({ key }) => key === form.values.planVersionId);
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ seats }) => {
    if (!chosen) return undefined;
    const { currency, interval, perSeatMinor } = chosen.price;
    const input = {
      planVersionId: chosen.plan.id,
      currency,
      interval,
      seats: perSeatMinor > 0 ? Math.trunc(Number(seats)) : null,
    };
    const { data } = await start({ variables: { input } });
    return handleMutationResult(data?.startCheckout, ({ url }) => window.location.assign(url));
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Subscription`}>
      <Stack gap="md" maw={480}>
        <Radio.Group label={t`Plan`} {...form.getInputProps('planVersionId')}>
          <Stack gap="sm" mt="xs">
            {choices.map(({ key, plan, price }) => (
              <Radio
                key={key}
                value={key}
                label={`${plan.name}, ${priceText(price)}`}
                description={descriptionOf(plan)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {chosen && chosen.price.perSeatMinor > 0 && (
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
        <RefusalAlert refusal={refusal} />
        <div>
          <Button type="submit" loading={pending}>{t`Continue to payment`}</Button>
        </div>
        <Text size="sm" c="dimmed">{t`You enter the card at Stripe.`}</Text>
      </Stack>
    </Form>
  );
}

function priceText({ currency, interval, baseMinor, perSeatMinor }: Price): string {
  const [base, seat] = [amountText(baseMinor, currency), amountText(perSeatMinor, currency)];
  const amount = perSeatMinor === 0 ? base : baseMinor === 0 ? t`${seat} per seat` : t`${base} and ${seat} per seat`;
  return interval === 'MONTH' ? t`${amount} per month` : t`${amount} per year`;
}

const descriptionOf = ({ description, features }: Plan): string =>
  [description, features.map((feature) => FEATURE_TITLES[feature]).join(', ')]
    .filter((text) => text !== '')
    .join(' · ');
