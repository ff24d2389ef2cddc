import { useMutation, useQuery } from '@apollo/client/react';
import { MICROS_PER_CENT, MODEL_BUDGET, type ModelBudgetAction } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, NumberInput, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ModelBudgetDocument, UpdateModelBudgetDocument } from '../../gql/model-budget.ts';
import type { ModelBudgetQuery } from '../../gql/types.ts';
import { dollarsOf } from '../../lib/dollars.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

type Budget = ModelBudgetQuery['modelBudget'];

const ACTIONS: { value: ModelBudgetAction; label: string }[] = [
  { value: 'CONTINUE', label: t`Alert only` },
  { value: 'HAND_OFF', label: t`Hand off to the team` },
];

/** Model cost of the current month and its limit, which members with the permission can change. */
export function ModelBudgetBar() {
  const { data, error, refetch } = useQuery(ModelBudgetDocument, { fetchPolicy: 'cache-and-network' });
  const canChange = useCan('update', 'ModelBudget');
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={60} />;
  const budget = data.modelBudget;
  return (
    <Stack px="lg" py="sm" gap="sm">
      <BudgetProgress budget={budget} />
      {canChange && <BudgetForm key={`${budget.limitCents} ${budget.action}`} budget={budget} />}
    </Stack>
  );
}

function BudgetProgress({ budget: { costMicros, limitCents, isStopped, action } }: { budget: Budget }) {
  const cost = dollarsOf(costMicros);
  if (limitCents === null) return <Text size="sm">{t`This month: ${cost}. There is no limit.`}</Text>;
  const limit = dollarsOf(limitCents * MICROS_PER_CENT);
  const percent = Math.min(100, Math.floor((costMicros / (limitCents * MICROS_PER_CENT)) * 100));
  return (
    <>
      <Text size="sm">{t`This month: ${cost} of ${limit}`}</Text>
      <Progress
        value={percent}
        color={percent >= 100 ? 'red' : percent >= MODEL_BUDGET.warningPercent ? 'orange' : 'blue'}
        aria-label={t`${percent}% of the model budget used`}
      />
      {isStopped && (
        <Text size="sm" c="red">
          {t`The agent hands conversations off until the month ends or the limit is raised.`}
        </Text>
      )}
      {percent >= 100 && action === 'CONTINUE' && (
        <Text size="sm" c="dimmed">
          {t`The limit is reached. The agent continues.`}
        </Text>
      )}
    </>
  );
}

function BudgetForm({ budget: { limitCents, action } }: { budget: Budget }) {
  const [update] = useMutation(UpdateModelBudgetDocument, { refetchQueries: [ModelBudgetDocument] });
  const form = useForm({
    initialValues: { limitCents: limitCents === null ? ('' as number | string) : limitCents / 100, action },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const cents = values.limitCents === '' ? null : Math.round(Number(values.limitCents) * 100);
    const { data } = await update({ variables: { input: { limitCents: cents, action: values.action } } });
    return handleMutationResult(data?.updateModelBudget, () => {
      form.resetDirty();
      void toast(t`Model budget saved.`);
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Model budget`}>
      <Group align="flex-start">
        <NumberInput
          label={t`Monthly limit`}
          placeholder={t`No limit`}
          prefix="$"
          thousandSeparator=","
          decimalScale={2}
          allowNegative={false}
          w={150}
          {...form.getInputProps('limitCents')}
        />
        <NativeSelect label={t`When reached`} data={ACTIONS} {...form.getInputProps('action')} />
        <Button type="submit" variant="default" mt="1.55rem" loading={pending} disabled={!form.isDirty()}>
          {t`Save budget`}
        </Button>
      </Group>
      <RefusalAlert refusal={refusal} />
    </Form>
  );
}
