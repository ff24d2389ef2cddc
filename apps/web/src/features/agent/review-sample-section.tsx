import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Group, NumberInput, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { ReviewSettingsDocument, UpdateReviewSettingsDocument } from '../../gql/review-settings.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  permission: Permission;
}

/** Form for the share of conversations that are added to the review queue. Applies to all agents. */
export function ReviewSampleSection({ permission }: Props) {
  const { data } = useScreenQuery(ReviewSettingsDocument);
  return (
    <Section title={t`Reviews`} description={t`Applies to all agents. Handoffs and low ratings are always reviewed.`}>
      {data ? (
        <SampleForm percent={data.reviewSettings.samplePercent} permission={permission} />
      ) : (
        <Skeleton height={80} radius="md" />
      )}
    </Section>
  );
}

function SampleForm({ percent, permission }: Props & { percent: number }) {
  const [update] = useMutation(UpdateReviewSettingsDocument, { refetchQueries: [ReviewSettingsDocument] });
  const form = useForm<{ samplePercent: number | string }>({
    initialValues: { samplePercent: percent },
    validate: { samplePercent: (value) => (isPercent(value) ? null : t`Enter 0 to 100.`) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ samplePercent }) => {
    const { data } = await update({ variables: { input: { samplePercent: Number(samplePercent) } } });
    return handleMutationResult(data?.updateReviewSettings, () => {
      form.resetDirty();
      void toast(t`Review settings saved.`);
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Reviews`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <NumberInput
          label={t`Sample of ended conversations`}
          suffix="%"
          allowDecimal={false}
          clampBehavior="none"
          readOnly={!permission.allowed}
          {...form.getInputProps('samplePercent')}
        />
        <Group justify="flex-end">
          <PermissionButton
            type="submit"
            loading={pending}
            disabled={permission.allowed && !form.isDirty()}
            permission={permission}
          >
            {t`Save review settings`}
          </PermissionButton>
        </Group>
      </Stack>
    </Form>
  );
}

const isPercent = (value: number | string): boolean =>
  value !== '' && Number.isInteger(Number(value)) && Number(value) >= 0 && Number(value) <= 100;
