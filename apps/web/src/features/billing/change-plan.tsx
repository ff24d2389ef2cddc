import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { PreviewSubscriptionChangeDocument } from '../../gql/payments.ts';
import type { BillingInterval } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type ChangePreview, ChangePrice } from './change-price.tsx';
import {
  descriptionOf,
  type Payments,
  PlanFields,
  type PlanOption,
  type PlanValues,
  priceText,
  seatsOf,
} from './plan-fields.tsx';

export type Subscription = NonNullable<Payments['subscription']>;

interface Props {
  payments: Payments;
  subscription: Subscription;
}

/** Button and dialog that change plan or seats of the subscription, after the price was shown. */
export function ChangePlan(props: Props) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)}>{t`Change plan`}</Button>
      <Modal opened={opened} onClose={close} title={t`Change plan`}>
        <Change {...props} onClose={close} />
      </Modal>
    </div>
  );
}

function Change({ payments, subscription, onClose }: Props & { onClose: () => void }) {
  const options = optionsOf(payments, subscription);
  const [shown, setShown] = useState<ChangePreview | null>(null);
  const [preview] = useMutation(PreviewSubscriptionChangeDocument);
  const form = useForm<PlanValues>({
    initialValues: {
      planVersionId: keyOf(subscription.planVersionId, subscription.interval),
      seats: subscription.seats ?? payments.minSeats,
    },
  });
  const calculate = async (values: PlanValues) => {
    const chosen = options.find(({ key }) => key === values.planVersionId);
    if (!chosen) return undefined;
    const { data } = await preview({ variables: { input: { ...chosen.terms, seats: seatsOf(chosen, values) } } });
    return handleMutationResult(data?.previewSubscriptionChange, (payload) => setShown(payload.preview));
  };
  const { onSubmit, pending, refusal } = useFormMutation(form, calculate);
  if (shown)
    return (
      <ChangePrice
        preview={shown}
        recalculate={() => calculate(form.getValues())}
        onBack={() => setShown(null)}
        onClose={onClose}
      />
    );
  return (
    <Form onSubmit={onSubmit} aria-label={t`Change plan`}>
      <Stack gap="md">
        <PlanFields form={form} options={options} minSeats={payments.minSeats} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>{t`Show price`}</FormButtons>
      </Stack>
    </Form>
  );
}

const keyOf = (planVersionId: string, interval: BillingInterval): string => `${planVersionId} ${interval}`;

interface ChangeOption extends PlanOption {
  readonly terms: { readonly planVersionId: string; readonly interval: BillingInterval };
}

/** Returns the present plan, also if it is no longer offered, and an option for each plan and interval. */
function optionsOf({ plans }: Payments, { planVersionId, interval, planName, seats }: Subscription): ChangeOption[] {
  const offered = plans.flatMap((plan) =>
    [...new Set(plan.prices.map((price) => price.interval))].map((one) => {
      const prices = plan.prices.filter((price) => price.interval === one);
      return {
        key: keyOf(plan.id, one),
        label: `${plan.name}, ${prices.map(priceText).join(' / ')}`,
        description: descriptionOf(plan),
        hasSeats: prices.some(({ perSeatMinor }) => perSeatMinor > 0),
        terms: { planVersionId: plan.id, interval: one },
      };
    }),
  );
  const key = keyOf(planVersionId, interval);
  if (offered.some((option) => option.key === key)) return offered;
  const terms = { planVersionId, interval };
  return [{ key, label: t`${planName}, present price`, description: '', hasSeats: seats !== null, terms }, ...offered];
}
