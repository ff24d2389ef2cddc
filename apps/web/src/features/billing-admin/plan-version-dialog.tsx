import { useMutation } from '@apollo/client/react';
import { BILLING_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NumberInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BillingPlansDocument, CreatePlanVersionDocument } from '../../gql/plans.ts';
import type { PlanFeature } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { FeaturesField } from './features-field.tsx';
import { LimitsField } from './limits-field.tsx';
import type { Plan } from './plan.ts';
import { PricesField } from './prices-field.tsx';
import {
  type LimitValue,
  type PriceValue,
  type ThroughputValue,
  toLimits,
  toLimitValues,
  toPrices,
  toPriceValues,
  toThroughput,
  toThroughputValue,
} from './terms.ts';
import { ThroughputField } from './throughput-field.tsx';

interface Props {
  /** Plan for which to create a version. Null if the dialog is closed. */
  plan: Plan | null;
  onClose: () => void;
}

/** Dialog that creates a draft of a plan version, initially with the terms of the newest version. */
export function PlanVersionDialog({ plan, onClose }: Props) {
  const shown = useLastValue(plan);
  return (
    <Modal opened={plan !== null} onClose={onClose} size="lg" title={shown ? t`Create version of ${shown.name}` : ''}>
      {shown && <VersionForm key={`${shown.id} ${shown.versions.length}`} plan={shown} onClose={onClose} />}
    </Modal>
  );
}

const GRACE_DAYS = 14;

function VersionForm({ plan: { id: planId, versions }, onClose }: { plan: Plan; onClose: () => void }) {
  const [create] = useMutation(CreatePlanVersionDocument, { refetchQueries: [BillingPlansDocument] });
  const [newest] = versions;
  const form = useForm<{
    features: PlanFeature[];
    limits: LimitValue[];
    prices: PriceValue[];
    throughput: ThroughputValue;
    graceDays: number | string;
  }>({
    initialValues: {
      features: [...(newest?.features ?? [])],
      limits: toLimitValues(newest?.limits ?? []),
      prices: toPriceValues(newest?.prices ?? []),
      throughput: toThroughputValue(newest?.throughput ?? null),
      graceDays: newest?.graceDays ?? GRACE_DAYS,
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const terms = {
      features: values.features,
      limits: toLimits(values.limits),
      prices: toPrices(values.prices),
      throughput: toThroughput(values.throughput),
      graceDays: Number(values.graceDays),
    };
    const { data } = await create({ variables: { input: { planId, ...terms } } });
    return handleMutationResult(data?.createPlanVersion, () => {
      void toast(t`Draft created. Publish the version to use it.`);
      onClose();
    });
  });
  const errorOf = (name: 'limits' | 'prices' | 'throughput') => form.errors[name] as string | undefined;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Create version`}>
      <Stack gap="md">
        <FeaturesField
          label={t`Features`}
          value={form.values.features}
          onChange={(next) => form.setFieldValue('features', next)}
        />
        <LimitsField
          legend={t`Limits`}
          value={form.values.limits}
          onChange={(next) => form.setFieldValue('limits', next)}
          error={errorOf('limits')}
        />
        <ThroughputField
          value={form.values.throughput}
          onChange={(next) => form.setFieldValue('throughput', next)}
          error={errorOf('throughput')}
        />
        <PricesField
          value={form.values.prices}
          onChange={(next) => form.setFieldValue('prices', next)}
          error={errorOf('prices')}
        />
        <NumberInput
          label={t`Grace period in days`}
          description={t`How long the plan still applies after a subscription ends.`}
          min={0}
          max={BILLING_LIMITS.graceDays}
          allowDecimal={false}
          maw={260}
          {...form.getInputProps('graceDays')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Create draft`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
