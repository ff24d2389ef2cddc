import { useMutation, useQuery } from '@apollo/client/react';
import { BILLING_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NativeSelect, NumberInput, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { EndpointChoicesDocument, EndpointWeightsDocument, UpdateEndpointWeightDocument } from '../../gql/weights.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { WeightPreview } from './weight-preview.tsx';
import type { EndpointWeight } from './weights-section.tsx';

interface Props {
  /** Endpoint weight to change, or `new` to add one. Null if the dialog is closed. */
  edited: EndpointWeight | 'new' | null;
  onClose: () => void;
}

/** Dialog that sets the weight of an endpoint, and shows its effect on the cost of the requests of the last 7 days. */
export function WeightDialog({ edited, onClose }: Props) {
  const shown = useLastValue(edited);
  return (
    <Modal opened={edited !== null} onClose={onClose} size="lg" title={t`Weight of an endpoint`}>
      {shown && <WeightForm weight={shown === 'new' ? null : shown} onClose={onClose} />}
    </Modal>
  );
}

function WeightForm({ weight, onClose }: { weight: EndpointWeight | null; onClose: () => void }) {
  const { data } = useQuery(EndpointChoicesDocument);
  const [update] = useMutation(UpdateEndpointWeightDocument, { refetchQueries: [EndpointWeightsDocument] });
  const form = useForm<{ endpoint: string; weight: number | string; planId: string }>({
    initialValues: {
      endpoint: weight?.endpoint ?? '',
      weight: weight?.weight ?? 1,
      planId: weight?.plan?.id ?? '',
    },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const input = { ...values, weight: toWeight(values.weight), planId: values.planId || null };
    const { data: answer } = await update({ variables: { input } });
    return handleMutationResult(answer?.updateEndpointWeight, () => {
      void toast(t`Weight set.`);
      onClose();
    });
  });
  const { endpoint, planId } = form.values;
  const plans = data?.plans.edges.map(({ node }) => node).filter(({ archivedAt }) => !archivedAt) ?? [];
  return (
    <Form onSubmit={onSubmit} aria-label={t`Weight of an endpoint`}>
      <Stack gap="md">
        <Select
          label={t`Endpoint`}
          description={t`GraphQL root field or REST route`}
          data={data?.endpoints ?? (weight ? [weight.endpoint] : [])}
          searchable
          limit={100}
          disabled={weight !== null}
          nothingFoundMessage={t`No endpoint has this name.`}
          {...form.getInputProps('endpoint')}
          onChange={(next) => form.setFieldValue('endpoint', next ?? '')}
        />
        <NumberInput
          label={t`Weight`}
          description={t`With a weight of 0, requests to the endpoint have no cost.`}
          min={0}
          max={BILLING_LIMITS.endpointWeight}
          allowDecimal={false}
          maw={260}
          {...form.getInputProps('weight')}
        />
        <NativeSelect
          label={t`Plan`}
          data={[{ value: '', label: t`All plans` }, ...plans.map(({ id, name }) => ({ value: id, label: name }))]}
          disabled={weight !== null}
          maw={260}
          {...form.getInputProps('planId')}
        />
        {endpoint !== '' && (
          <WeightPreview endpoint={endpoint} weight={toWeight(form.values.weight)} planId={planId || null} />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Set weight`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** Converts the weight to the mutation input. An empty field is sent as -1, which the API rejects. */
const toWeight = (weight: number | string): number => (weight === '' ? -1 : Number(weight));
