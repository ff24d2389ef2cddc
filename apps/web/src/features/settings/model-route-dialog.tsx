import { useMutation } from '@apollo/client/react';
import { INTEGRATIONS, MODEL_ROUTE_LIMITS, type ModelProvider, mostChoices } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ModelRoutesDocument } from '../../gql/models-section.ts';
import type { ModelRoutesQuery } from '../../gql/types.ts';
import { UpdateModelRouteDocument } from '../../gql/update-model-route.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { PURPOSES } from './model-purpose-labels.ts';

export type ModelRoute = ModelRoutesQuery['modelRoutes'][number];

interface Props {
  edited: ModelRoute | null;
  /** Connected model providers. */
  providers: ModelProvider[];
  onClose: () => void;
}

/** Dialog that selects the models for one purpose. */
export function ModelRouteDialog({ edited, providers, onClose }: Props) {
  const shown = useLastValue(edited);
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={shown && PURPOSES[shown.purpose].title}
      closeOnClickOutside={false}
    >
      {shown && <RouteForm key={shown.purpose} route={shown} providers={providers} onDone={onClose} />}
    </Modal>
  );
}

interface Choice {
  provider: ModelProvider | null;
  model: string;
}

interface Values {
  choices: Choice[];
  timeoutSeconds: number | string;
  minSimilarity: number | string;
}

const LABELS = [t`First model`, t`Second model`, t`Third model`];
const { min, max, default: usual } = MODEL_ROUTE_LIMITS.timeoutSeconds;
const similarity = MODEL_ROUTE_LIMITS.minSimilarity;

function RouteForm({
  route,
  providers,
  onDone,
}: {
  route: ModelRoute;
  providers: ModelProvider[];
  onDone: () => void;
}) {
  const { form, onSubmit, pending, refusal } = useRoute(route, onDone);
  const isEmbedding = route.purpose === 'EMBEDDING';
  const offered = isEmbedding ? providers.filter((provider) => provider !== 'ANTHROPIC') : providers;
  const options = offered.map((value) => ({ value, label: INTEGRATIONS[value].title }));
  const placeholders = [isEmbedding ? t`Off` : t`All connected providers`];
  return (
    <Form onSubmit={onSubmit} aria-label={PURPOSES[route.purpose].title}>
      <Stack gap="md">
        <EditingInProduction />
        {LABELS.slice(0, mostChoices(route.purpose)).map((label, at) => (
          <SimpleGrid key={label} cols={{ base: 1, xs: 2 }}>
            <Select
              label={isEmbedding ? t`Model` : label}
              placeholder={placeholders[at] ?? t`None`}
              clearable
              data={options}
              comboboxProps={withinMain}
              {...form.getInputProps(`choices.${at}.provider`)}
            />
            <TextInput
              label={t`Model name (optional)`}
              placeholder={t`Default`}
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps(`choices.${at}.model`)}
            />
          </SimpleGrid>
        ))}
        <NumberInput
          label={t`Timeout in seconds (optional)`}
          description={
            isEmbedding
              ? t`If the model takes longer, only keywords are compared. Default: 5 seconds.`
              : t`If a model takes longer, the next model is tried. Default: ${usual} seconds.`
          }
          allowDecimal={false}
          min={min}
          max={max}
          clampBehavior="none"
          {...form.getInputProps('timeoutSeconds')}
        />
        {isEmbedding && (
          <NumberInput
            label={t`Minimum similarity in percent (optional)`}
            description={t`Less similar passages are not used to answer questions. Use “Test a question” under Knowledge to find a good value.`}
            placeholder={t`Provider default`}
            allowDecimal={false}
            min={similarity.min}
            max={similarity.max}
            clampBehavior="none"
            {...form.getInputProps('minSimilarity')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useRoute({ purpose, choices, timeoutSeconds, minSimilarity }: ModelRoute, onDone: () => void) {
  const [set] = useMutation(UpdateModelRouteDocument, { refetchQueries: [ModelRoutesDocument] });
  const form = useForm<Values>({
    initialValues: {
      choices: LABELS.map((_, at) => ({
        provider: (choices[at]?.provider as ModelProvider) ?? null,
        model: choices[at]?.model ?? '',
      })),
      timeoutSeconds: timeoutSeconds ?? '',
      minSimilarity: minSimilarity ?? '',
    },
  });
  const submission = useFormMutation(form, async (values) => {
    const input = {
      purpose,
      choices: values.choices.flatMap(({ provider, model }) => (provider ? { provider, model: model || null } : [])),
      timeoutSeconds: numberOf(values.timeoutSeconds),
      ...(purpose === 'EMBEDDING' ? { minSimilarity: numberOf(values.minSimilarity) } : {}),
    };
    const { data } = await set({ variables: { input } });
    return handleMutationResult(data?.updateModelRoute, () => {
      void toast(t`Models saved.`);
      onDone();
    });
  });
  return { form, ...submission };
}

const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));
