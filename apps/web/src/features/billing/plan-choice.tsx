import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { StartCheckoutDocument } from '../../gql/payments.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { descriptionOf, type Plan, PlanFields, type PlanValues, priceText, seatsOf } from './plan-fields.tsx';

/** Form that chooses a price of a plan and continues at Stripe. */
export function PlanChoice({ plans, minSeats }: { plans: readonly Plan[]; minSeats: number }) {
  const options = plans.flatMap((plan) =>
    plan.prices.map((price) => ({
      key: `${plan.id} ${price.currency} ${price.interval}`,
      label: `${plan.name}, ${priceText(price)}`,
      description: descriptionOf(plan),
      hasSeats: price.perSeatMinor > 0,
      terms: { planVersionId: plan.id, currency: price.currency, interval: price.interval },
    })),
  );
  const [start] = useMutation(StartCheckoutDocument);
  const form = useForm<PlanValues>({ initialValues: { planVersionId: options[0]?.key ?? '', seats: minSeats } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const chosen = options.find(({ key }) => key === values.planVersionId);
    if (!chosen) return undefined;
    const { data } = await start({ variables: { input: { ...chosen.terms, seats: seatsOf(chosen, values) } } });
    return handleMutationResult(data?.startCheckout, ({ url }) => window.location.assign(url));
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Subscription`}>
      <Stack gap="md" maw={480}>
        <PlanFields form={form} options={options} minSeats={minSeats} />
        <RefusalAlert refusal={refusal} />
        <div>
          <Button type="submit" loading={pending}>{t`Continue to payment`}</Button>
        </div>
        <Text size="sm" c="dimmed">{t`You enter the card at Stripe.`}</Text>
      </Stack>
    </Form>
  );
}
