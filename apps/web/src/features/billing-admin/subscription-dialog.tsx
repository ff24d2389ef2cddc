import { useMutation, useQuery } from '@apollo/client/react';
import { BILLING_CURRENCIES, BILLING_LIMITS, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Modal, NativeSelect, NumberInput, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BillingPlansDocument } from '../../gql/plans.ts';
import {
  CreateManualSubscriptionDocument,
  UpdateManualSubscriptionDocument,
  WorkspacePlansDocument,
} from '../../gql/subscriptions.ts';
import type { BillingPlansQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { FeaturesField } from './features-field.tsx';
import { LimitsField } from './limits-field.tsx';
import { INTERVALS } from './prices-field.tsx';
import { inputOf, type SubscriptionValues, valuesOf } from './subscription-values.ts';
import type { Subscription, WorkspacePlan } from './subscriptions-section.tsx';
import { ThroughputField } from './throughput-field.tsx';

interface Props {
  /** Workspace whose subscription to create or change. Null if the dialog is closed. */
  workspace: WorkspacePlan | null;
  onClose: () => void;
}

/** Dialog that assigns a plan to a workspace, or changes the terms of its subscription. */
export function SubscriptionDialog({ workspace, onClose }: Props) {
  const shown = useLastValue(workspace);
  const title = shown?.subscription
    ? t`Edit the subscription of ${shown.name}`
    : t`Assign a plan to ${shown?.name ?? ''}`;
  return (
    <Modal opened={workspace !== null} onClose={onClose} size="lg" title={title}>
      {shown && <LoadPlans key={`${shown.id} ${shown.subscription?.id ?? ''}`} workspace={shown} onClose={onClose} />}
    </Modal>
  );
}

function LoadPlans({ workspace, onClose }: { workspace: WorkspacePlan; onClose: () => void }) {
  const { data, error, refetch } = useQuery(BillingPlansDocument, {
    variables: { first: LIMITS.pageSizeMax },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={320} role="status" aria-label={t`Loading plans`} />;
  const versions = versionsOf(data, workspace.subscription);
  return <SubscriptionForm workspace={workspace} versions={versions} onClose={onClose} />;
}

interface Choice {
  value: string;
  label: string;
}

/**
 * Returns the plan versions that can be selected: the newest published version of each plan, and the current version of
 * the subscription.
 */
function versionsOf({ plans }: BillingPlansQuery, subscription: Subscription | null): Choice[] {
  const choices = plans.edges.flatMap(({ node: { name, archivedAt, versions } }) => {
    const published = versions.find(({ publishedAt }) => publishedAt);
    const isFree = !published || archivedAt || published.id === subscription?.planVersionId;
    return isFree ? [] : [{ value: published.id, label: t`${name}, version ${published.number}` }];
  });
  if (!subscription) return choices;
  const { planVersionId: value, planName, versionNumber } = subscription;
  return [{ value, label: t`${planName}, version ${versionNumber}` }, ...choices];
}

interface FormProps {
  workspace: WorkspacePlan;
  versions: Choice[];
  onClose: () => void;
}

function SubscriptionForm({ workspace: { slug, subscription }, versions, onClose }: FormProps) {
  const save = useSave(slug, subscription);
  const form = useForm<SubscriptionValues>({ initialValues: valuesOf(subscription, versions[0]?.value ?? '') });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) =>
    handleMutationResult(await save(values), () => {
      void toast(subscription ? t`Subscription saved.` : t`Plan assigned.`);
      onClose();
    }),
  );
  const { overrides } = form.values;
  const change = (next: Partial<SubscriptionValues['overrides']>) =>
    form.setFieldValue('overrides', { ...overrides, ...next });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Subscription`}>
      <Stack gap="md">
        <NativeSelect
          label={t`Plan`}
          data={versions.length > 0 ? versions : [{ value: '', label: t`No published plan` }]}
          {...form.getInputProps('planVersionId')}
        />
        <Group align="flex-start">
          <NativeSelect label={t`Interval`} data={INTERVALS} {...form.getInputProps('interval')} />
          <NumberInput
            label={t`Seats`}
            description={t`Leave empty to use the plan’s member limit`}
            min={1}
            allowDecimal={false}
            {...form.getInputProps('seats')}
          />
        </Group>
        <Group align="flex-start">
          {!subscription && (
            <TextInput
              type="date"
              label={t`Start (UTC)`}
              description={t`Leave empty to start immediately`}
              {...form.getInputProps('startsAt')}
            />
          )}
          <TextInput
            type="date"
            label={t`End (UTC)`}
            description={t`Leave empty for no end date`}
            {...form.getInputProps('endsAt')}
          />
        </Group>
        <Group align="flex-start">
          <NumberInput
            label={t`Custom price`}
            description={t`Leave empty to use the plan price`}
            min={0}
            decimalScale={2}
            allowNegative={false}
            {...form.getInputProps('priceMinor')}
          />
          <NativeSelect
            label={t`Currency`}
            description={t`Currency of the custom price`}
            data={[...BILLING_CURRENCIES]}
            {...form.getInputProps('currency')}
          />
        </Group>
        <FeaturesField
          label={t`Additional features`}
          value={overrides.features}
          onChange={(features) => change({ features })}
        />
        <LimitsField
          legend={t`Custom limits`}
          value={overrides.limits}
          onChange={(limits) => change({ limits })}
          error={form.errors.overrides as string | undefined}
        />
        <ThroughputField value={overrides.throughput} onChange={(throughput) => change({ throughput })} />
        <Textarea
          label={t`Note`}
          description={t`Visible to owners of the workspace`}
          maxLength={BILLING_LIMITS.noteLength}
          autosize
          minRows={2}
          {...form.getInputProps('note')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending} disabled={versions.length === 0}>
          {subscription ? t`Save subscription` : t`Assign plan`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** Returns a function that creates or changes the subscription. */
function useSave(workspace: string, subscription: Subscription | null) {
  const after = { refetchQueries: [WorkspacePlansDocument] };
  const [create] = useMutation(CreateManualSubscriptionDocument, after);
  const [update] = useMutation(UpdateManualSubscriptionDocument, after);
  return async (values: SubscriptionValues) => {
    const { startsAt, ...terms } = inputOf(values);
    if (subscription)
      return (await update({ variables: { input: { id: subscription.id, ...terms } } })).data?.updateManualSubscription;
    return (await create({ variables: { input: { workspace, startsAt, ...terms } } })).data?.createManualSubscription;
  };
}
