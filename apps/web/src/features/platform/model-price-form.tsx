import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, MODEL_PROVIDERS, type ModelProvider } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateModelPriceDocument } from '../../gql/model-prices.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

const PROVIDERS = MODEL_PROVIDERS.map((value) => ({ value, label: INTEGRATIONS[value].title }));

interface Values {
  provider: ModelProvider;
  model: string;
  inputMicros: number | string;
  cachedInputMicros: number | string;
  outputMicros: number | string;
  audioMicros: number | string;
  validFrom: string;
}

const EMPTY: Values = {
  provider: 'OPENAI',
  model: '',
  inputMicros: '',
  cachedInputMicros: '',
  outputMicros: '',
  audioMicros: '',
  validFrom: '',
};

const microsOf = (dollars: number | string): number | null =>
  dollars === '' ? null : Math.round(Number(dollars) * 1_000_000);

/** Form that adds a price for a model. */
export function ModelPriceForm({ onCreated }: { onCreated: () => void }) {
  const [create] = useMutation(CreateModelPriceDocument, { refetchQueries: [PlatformPageDocument] });
  const form = useForm({ initialValues: EMPTY });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const { provider, model, validFrom } = values;
    const input = {
      provider,
      model,
      inputMicros: microsOf(values.inputMicros),
      cachedInputMicros: microsOf(values.cachedInputMicros),
      outputMicros: microsOf(values.outputMicros),
      audioMicros: microsOf(values.audioMicros),
      validFrom: validFrom === '' ? null : `${validFrom}T00:00:00.000Z`,
    };
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createModelPrice, () => {
      form.reset();
      void toast(t`Model price added.`);
      onCreated();
    });
  });
  const price = { prefix: '$', decimalScale: 6, allowNegative: false, w: 120 };
  return (
    <Form onSubmit={onSubmit} aria-label={t`New model price`}>
      <Stack gap="sm">
        <Group align="flex-end">
          <NativeSelect label={t`Provider`} data={PROVIDERS} {...form.getInputProps('provider')} />
          <TextInput label={t`Model name`} spellCheck={false} {...form.getInputProps('model')} />
          <NumberInput label={t`Input price`} {...price} {...form.getInputProps('inputMicros')} />
          <NumberInput label={t`Cached input price`} {...price} {...form.getInputProps('cachedInputMicros')} />
          <NumberInput label={t`Output price`} {...price} {...form.getInputProps('outputMicros')} />
          <NumberInput label={t`Audio per minute`} {...price} {...form.getInputProps('audioMicros')} />
          <TextInput
            type="date"
            label={t`Valid from (UTC)`}
            description={t`Leave empty to start immediately`}
            {...form.getInputProps('validFrom')}
          />
        </Group>
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" variant="default" loading={pending} disabled={!form.isDirty()}>
            {t`Add price`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
